/** How often each thing happens. */
export const WEIGHTS = {
  operate: 60,
  report: 8,
  reporterAdds: 4,
  takeDown: 3,
  cut: 4,
  longCut: 2,
  stall: 3,
  slow: 3,
  verySlow: 0.3,
  serverDies: 1.5,
  replay: 4,
  care: 14,
  lookAfter: 3,
  poison: 1.5,
  killConsole: 2,
  clock: 2,
  pause: 10,
} as const;
export type Act = keyof typeof WEIGHTS;
