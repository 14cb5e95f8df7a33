/**
 * The contract's version and the digest of each version's schemas. A test digests the schemas as they are and compares
 * with the last line; a change of shape without a new line here fails it.
 */
export const CONTRACT_HISTORY: readonly { version: number; digest: string; why: string }[] = [
  { version: 1, digest: 'be87786fafcfaaa9e3395aee5a38a3e5c5327c83d9e5846e25b5fe2dc408e8ee', why: 'first version' },
];
export const CONTRACT_VERSION = CONTRACT_HISTORY.at(-1)!.version;
