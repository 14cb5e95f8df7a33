/** What the console does, one function a subject; the only door to the cache and to the line. */
export { chineseCalendar } from './calendar';
export { createServices } from './create-services';
export { loadRouting, type LoadedRouting } from './load-routing';
export { loadCare, loadEvaluation, loadRoster, loadRulebook, type LoadedRules } from './load-rules';
export type { Exports, Handlers, Notice, PaperAsked, PhotoAnswer, ServiceChannel, Services, ServicesDeps } from './types';
