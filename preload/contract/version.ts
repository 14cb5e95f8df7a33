/**
 * The contract's version and the digest of each version's schemas. A test digests the schemas as they are and compares
 * with the last line; a change of shape without a new line here fails it.
 */
export const CONTRACT_HISTORY: readonly { version: number; digest: string; why: string }[] = [
  { version: 1, digest: 'fe36b6fa9f8fd13e13c59c2eec826fb9edf07f597834c326b373c7c9bcf455df', why: 'first version' },
];
export const CONTRACT_VERSION = CONTRACT_HISTORY.at(-1)!.version;
