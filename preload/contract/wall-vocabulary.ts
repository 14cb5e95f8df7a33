import { keys, terms } from './terms';

/**
 * The weather of a shift: how it stands with its limits, in a word that is read from the door. Of the load, not of the
 * sky: a console that works without a network has no forecast. 班次天气
 */
export const weathers = terms({
  clear: { zh: '晴', en: 'Clear' },
  cloudy: { zh: '多云', en: 'Cloudy' },
  showers: { zh: '阵雨', en: 'Showers' },
  storm: { zh: '雷雨', en: 'Storm' },
});
export const WEATHERS = keys(weathers);
export type Weather = keyof typeof weathers;
