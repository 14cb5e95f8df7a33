import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { Signature } from '../ports';
import { subKey } from './sub-key';

/** What PKCS #8 puts before the 32 bytes of an Ed25519 private key (RFC 8410, section 7). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs with a key made from the data key: it needs no file of its own and is lost only with the data. */
export const signer = (key: Uint8Array): ((bytes: Uint8Array) => Signature) => {
  const der = Buffer.concat([PKCS8_HEAD, subKey(key, 'signature')]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64');
  return (bytes) => ({ signature: sign(null, bytes, privateKey).toString('base64'), publicKey });
};

/** Names the console by the key it signs with, as `npm run verify-audit` prints it: 16 hex digits. */
export const consoleIdOf = (by: (bytes: Uint8Array) => Signature): string =>
  createHash('sha256').update(by(new Uint8Array()).publicKey).digest('hex').slice(0, 16);
