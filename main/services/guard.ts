import { fail, type Result } from '../../preload/contract';
import { StorageError } from '../ports';

/** A storage fault as an answer: nothing was saved, and the operator is told which kind. Anything else is a bug and goes on up. */
export const storageFailure = (error: unknown): Result<never> => {
  if (!(error instanceof StorageError)) throw error;
  return error.fault === 'disk-full'
    ? fail('disk-full', 'the disk is full; nothing was saved', { fault: error.fault })
    : fail('storage-failed', 'the cache could not be read or written; nothing was saved', { fault: error.fault });
};

/** Answers faults of the store as values, which `fault` hears of too, and refuses once the console is closing. */
export const guarded =
  <I, O>(closing: () => boolean, fault: (error: unknown) => void, handler: (input: I) => Result<O>) =>
  (input: I): Result<O> => {
    if (closing()) return fail('closing', 'the console is closing');
    try {
      return handler(input);
    } catch (error) {
      fault(error);
      return storageFailure(error);
    }
  };

/** The same for what takes time. */
export const guardedLater =
  <I, O>(closing: () => boolean, fault: (error: unknown) => void, handler: (input: I) => Promise<Result<O>>) =>
  async (input: I): Promise<Result<O>> => {
    if (closing()) return fail('closing', 'the console is closing');
    try {
      return await handler(input);
    } catch (error) {
      fault(error);
      return storageFailure(error);
    }
  };
