import type { Migration } from '../../migrate';
import { stream } from './0001-stream';

export const platformMigrations: readonly Migration[] = [stream];
