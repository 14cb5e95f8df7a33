import { join } from 'node:path';
import { fingerprintOf, writeKeyFile } from '../../main/store/key-file';
import { wrapWithPassphrase } from '../../main/store/passphrase';
import { openCache, PASSPHRASE } from './full-folder';

/** 16 MiB and some 40 ms instead of 128 MiB and half a second: the least that a key file may ask for. */
const LIGHT = 14;

/**
 * Makes unlocking a folder as quick as with a keychain, which machines without a desktop do not have: what is left of
 * the start is then the console's own.
 */
export const lightenKey = async (folder: string): Promise<void> => {
  const { store, key } = await openCache(folder);
  store.close();
  const protection = await wrapWithPassphrase(key, PASSPHRASE, LIGHT);
  writeKeyFile(join(folder, 'key.json'), { version: 2, fingerprint: fingerprintOf(key), protections: { passphrase: protection } });
};
