import { randomFillSync } from 'node:crypto';
import { uuidv7 } from '../../main/domain';

/** A fresh UUIDv7, as a window makes one for each deliberate act. */
export const newId = (): string => uuidv7(Date.now(), (bytes) => randomFillSync(bytes));
