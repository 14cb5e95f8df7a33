import type { Migration } from '../../migrate';
import { stream } from './0001-stream';
import { media } from './0002-media';
import { care } from './0003-care';
import { broadcasts } from './0004-broadcasts';

export const platformMigrations: readonly Migration[] = [stream, media, care, broadcasts];
