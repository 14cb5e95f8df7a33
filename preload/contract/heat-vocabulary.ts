import { keys, terms } from './terms';

/** Over which time the map shows where reports came from, and in steps of what length. 热力图时段 */
export const heatSpans = terms({
  'day-by-hour': { zh: '近24小时 · 每小时', en: 'Last 24 hours, by hour' },
  'week-by-quarter-day': { zh: '近7天 · 每6小时', en: 'Last 7 days, by 6 hours' },
  'week-by-day': { zh: '近7天 · 每天', en: 'Last 7 days, by day' },
  'quarter-by-day': { zh: '近90天 · 每天', en: 'Last 90 days, by day' },
  'quarter-by-week': { zh: '近90天 · 每周', en: 'Last 90 days, by week' },
});
export const HEAT_SPANS = keys(heatSpans);
export type HeatSpan = keyof typeof heatSpans;
