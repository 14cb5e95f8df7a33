/**
 * The contract's version and the digest of each version's schemas. A test digests the schemas as they are and compares
 * with the last line; a change of shape without a new line here fails it.
 */
export const CONTRACT_HISTORY: readonly { version: number; digest: string; why: string }[] = [
  { version: 1, digest: 'f216b4b3f092603865680268c9172136b7c399cf583437b435e7dd91e658f3e3', why: 'first version' },
];
export const CONTRACT_VERSION = CONTRACT_HISTORY.at(-1)!.version;
