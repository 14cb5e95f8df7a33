/**
 * The contract's version and the digest of each version's schemas. A test digests the schemas as they are and compares
 * with the last line; a change of shape without a new line here fails it.
 */
export const CONTRACT_HISTORY: readonly { version: number; digest: string; why: string }[] = [
  { version: 1, digest: 'a39f7747731fa6773ebc9f6d2fd786cb3d9256ede6b494a735d1de53c8f683a2', why: 'first version' },
];
export const CONTRACT_VERSION = CONTRACT_HISTORY.at(-1)!.version;
