/** What the console does, one function a subject; the only door to the cache and to the line. */
export type { Handlers, Notice, ServiceChannel, Services, ServicesDeps } from './types';
