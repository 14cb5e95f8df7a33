import type { Migration } from '../../migrate';
import { stream } from './0001-stream';
import { media } from './0002-media';

export const platformMigrations: readonly Migration[] = [stream, media];
