import { ok, type Diagnostics, type Result } from '../../preload/contract';
import type { Context } from './context';

/** Counts and the digest that two consoles with the same history share. */
export const createReadDiagnostics = (context: Context) => (): Result<Diagnostics> => {
  const { read } = context.store;
  const quarantine = { forgotten: read.quarantineForgotten(), retimed: read.retimed() };
  return ok({ ...read.counts(), ...quarantine, rev: read.rev(), stateHash: read.stateHash() });
};
