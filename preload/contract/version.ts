/**
 * The contract's version and the digest of each version's schemas. A test digests the schemas as they are and compares
 * with the last line; a change of shape without a new line here fails it.
 */
export const CONTRACT_HISTORY: readonly { version: number; digest: string; why: string }[] = [
  { version: 1, digest: 'b47376a877484a06e53d203635358ae087f86b35abdd0e51e7087d90e6e590b7', why: 'first version' },
];
export const CONTRACT_VERSION = CONTRACT_HISTORY.at(-1)!.version;
