/** The cache of this console and the embedded platform's file: two encrypted SQLite files, one connection each. */
export { saveAtomically } from './atomic-file';
export { StoreOpenError, type OpenFault } from './errors';
export { checkIntegrity } from './integrity';
export { createKeyLock, type KeyLock, type KeyLockOptions, type KeySource, type KeyWrapper } from './keys';
export { hasData, setAside, type FileOptions } from './open-file';
export { openStore, type SqliteStore, type StoreOptions } from './open-store';
export { openPlatformLog } from './platform';
export { countUnsent, unsentKey, type UnsentKey } from './unsent-log';
export { openSecrets, type Secrets } from './secrets';
export { openTileCache } from './tiles';
