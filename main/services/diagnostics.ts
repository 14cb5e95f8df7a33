import { ok, type Diagnostics, type Result } from '../../preload/contract';
import type { Context } from './context';

/** Counts and the digest that two consoles with the same history share. */
export const createReadDiagnostics = (context: Context) => (): Result<Diagnostics> => {
  const { read } = context.store;
  return ok({ ...read.counts(), rev: read.rev(), stateHash: read.stateHash() });
};
