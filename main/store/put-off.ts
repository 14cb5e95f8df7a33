/** Nothing is put off for longer, ms: what lies further ahead was put off by a clock that has been set back since. */
export const FURTHEST_MS = 120_000;

/** SQL for whether a row's next attempt is due, and its parameters. */
export const isDue = '(not_before <= ? OR not_before > ?)';
export const dueAt = (now: number): readonly [number, number] => [now, now + FURTHEST_MS];
