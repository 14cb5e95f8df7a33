/** What the console does, one function a subject; the only door to the cache and to the line. */
export { chineseCalendar } from './calendar';
export { createServices } from './create-services';
export { loadCare, type LoadedCare } from './load-care';
export { loadEvaluation, type LoadedEvaluation } from './load-evaluation';
export { loadRouting, type LoadedRouting } from './load-routing';
export { loadRulebook, type LoadedRulebook } from './load-rulebook';
export type { Exports, Handlers, Notice, PaperAsked, PhotoAnswer, ServiceChannel, Services, ServicesDeps } from './types';
