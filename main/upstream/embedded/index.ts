/** The embedded platform: the other machine, played in this process. See `platform.ts`. */
export { createEmbeddedPlatform, type EmbeddedOptions } from './platform';
export type { DemoData, DepartmentKind, Divisions } from './data';
export type { Script } from './script';
export { DEAD_TREE_STORY, ROAD_STORY, type Story } from './stories';
export type { Timers } from './turn';
