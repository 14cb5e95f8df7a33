/** The window's own copy of the working set; all panels read here and never ask main for lists. */
export { showAhead } from './ahead';
export * from './connection';
export { DirectoryContext, useDirectory, useLiveDirectory, type DirectoryView } from './directory';
export { openReplica } from './database';
export { startFeed } from './feed';
export { useGrids, type Grids } from './grids';
export * from './hooks';
export { readingNow, scrolledNow } from './pace';
export * from './seat-problem';
