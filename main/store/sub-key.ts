import { hkdfSync } from 'node:crypto';

/** A key for one purpose, made from the data key (HKDF, RFC 5869): what leaks of one opens nothing else. */
export const subKey = (key: Uint8Array, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', `griddesk ${purpose}`, 32));
