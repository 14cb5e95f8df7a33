import { ok, type Diagnostics, type Result } from '../../preload/contract';
import type { Context } from './context';
import { readStateHash } from './digests';

/** Counts and the digest that two consoles with the same history share. */
export const createReadDiagnostics = (context: Context, closing: () => boolean) => async (): Promise<Result<Diagnostics>> => {
  const stateHash = await readStateHash(context, closing);
  const { read } = context.store;
  const quarantine = { forgotten: read.quarantineForgotten(), retimed: read.retimed() };
  return ok({ ...read.counts(), ...quarantine, rev: read.rev(), ...(stateHash === undefined ? {} : { stateHash }) });
};
