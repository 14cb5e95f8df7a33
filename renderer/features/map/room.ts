/** Height of the heat's panel with its places, and the room around it; px. */
export const ABOVE_HEAT = 212;

/** Where the list (if it is open), the heat's time and the legend do not fit side by side; the first and the last then stand above the time. */
export const crowded = (listed: boolean): string => `@container map (max-width: ${listed ? 1020 : 750}px)`;
