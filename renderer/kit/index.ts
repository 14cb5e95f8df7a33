/** What every folder of the renderer may use: the door, words, numbers, time, keys, the look. */
export * from './announcer';
export * from './bridge';
export * from './clock';
export * from './commands';
export { flushDrafts, watchDrafts } from './draft-store';
export * from './drafts';
export * from './format';
export { setLang, currentLang, type Lang } from './i18n';
export * from './lang';
export { dark as darkPalette, light as lightPalette } from './palette';
export * from './presence';
export * from './settings';
export * from './shortcuts';
export * from './strings';
export * from './task-clock';
export * from './theme';
export * from './tones';
