/** Neutral colours of a base map: on this map colour means a state, and states are drawn above it. */
export interface BaseInks {
  readonly earth: string;
  readonly green: string;
  readonly built: string;
  readonly water: string;
  readonly road: string;
  readonly casing: string;
  readonly boundary: string;
  readonly text: string;
  readonly halo: string;
}

export type Look = 'light' | 'dark';

export const BASE_INKS: Readonly<Record<Look, BaseInks>> = {
  light: {
    earth: '#f6f6f4',
    green: '#e9eee5',
    built: '#e8e7e3',
    water: '#cfdde7',
    road: '#ffffff',
    casing: '#cfcdc8',
    boundary: '#a9a9b2',
    text: '#525a64',
    halo: '#fbfbfa',
  },
  dark: {
    earth: '#1b1f23',
    green: '#1f2723',
    built: '#262b30',
    water: '#16242f',
    road: '#3b434b',
    casing: '#121518',
    boundary: '#59626d',
    text: '#9fa9b4',
    halo: '#14171a',
  },
};
