import { safeStorage } from 'electron';
import type { KeyWrapper } from '../store';

/**
 * The OS keychain, if there is a real one. On Linux without a keyring Electron either says that it cannot encrypt or
 * does so with a password that everybody knows (`basic_text`): both are no keychain. To be asked once Electron is ready.
 */
export const osKeychain = (): KeyWrapper | undefined => {
  if (!safeStorage.isEncryptionAvailable()) return undefined;
  if (process.platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())) return undefined;
  return {
    wrap: (secret) => safeStorage.encryptString(Buffer.from(secret).toString('base64')),
    unwrap: (wrapped) => {
      try {
        return Buffer.from(safeStorage.decryptString(Buffer.from(wrapped)), 'base64');
      } catch {
        return undefined;
      }
    },
  };
};
