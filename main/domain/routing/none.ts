import type { Routing } from '../../../preload/contract';

/** No rules: every case goes where its category usually goes. */
export const NO_ROUTING: Routing = { learning: { days: 90, minCases: 5, share: 0.6 }, rules: [] };
