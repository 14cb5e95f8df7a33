import type { Migration } from '../../migrate';
import { tiles } from './0001-tiles';

export const tileMigrations: readonly Migration[] = [tiles];
