import { createHash } from 'node:crypto';
import { uuidv7 } from '../domain';

/** The same id on every console for the same matter at the same instant: what several notice is said once. */
export const derivedId = (at: number, ...matter: readonly string[]): string => {
  const digest = createHash('sha256').update(matter.join('\n')).digest();
  return uuidv7(at, (bytes) => {
    bytes.set(digest.subarray(0, bytes.length));
    return bytes;
  });
};
