/**
 * What the bridge of a wall display has. A big screen in a room with visitors: its window is given these names and no
 * others, and main answers it nothing else. Plain lists, because the script in the window carries names and no schemas.
 */
export const WALL_CHANNELS = [
  'boot.state',
  'app.info',
  'settings.read',
  'directory.read',
  'wall.read',
  'wall.figures',
  'mobilise.wall',
] as const;
export type WallChannel = (typeof WALL_CHANNELS)[number];

export const WALL_PUSHES = ['poke', 'connection', 'settings', 'boot'] as const;

/** The switch by which main tells the script in a window that it opens for a wall. */
export const WALL_SWITCH = '--griddesk-wall';
