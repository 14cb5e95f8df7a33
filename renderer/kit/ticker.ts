/** Who waits for the next step of so many ms, and which step was the last they heard of. */
interface Waiting {
  readonly listeners: Set<() => void>;
  step: number;
}

/** One ticker for the whole window: a timer a row would cost more than the rows. Who shows minutes is not asked each second. */
const waiting = new Map<number, Waiting>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** The finest step there is, ms. */
export const SECOND = 1000;

/** How many steps of so many ms have passed. */
export const stepOf = (stepMs: number): number => Math.floor(Date.now() / stepMs);

const tick = () => {
  for (const [stepMs, one] of [...waiting]) {
    const step = stepOf(stepMs);
    if (step === one.step) continue;
    one.step = step;
    for (const listener of [...one.listeners]) listener();
  }
  begin();
};

/** Aligned to the second, so that every clock on the screen turns at once. */
const begin = () => {
  // Who is told may leave, and join anew: then there is one already.
  clearTimeout(timer);
  timer = waiting.size > 0 ? setTimeout(tick, SECOND - (Date.now() % SECOND)) : undefined;
};

/** Calls at every turn of a step of so many ms, at least a second; hands back what ends it. */
export const onStep = (stepMs: number, listener: () => void): (() => void) => {
  const mine = waiting.get(stepMs) ?? { listeners: new Set(), step: stepOf(stepMs) };
  waiting.set(stepMs, mine);
  mine.listeners.add(listener);
  if (timer === undefined) begin();
  return () => {
    mine.listeners.delete(listener);
    if (mine.listeners.size === 0 && waiting.get(stepMs) === mine) waiting.delete(stepMs);
    if (waiting.size > 0) return;
    clearTimeout(timer);
    timer = undefined;
  };
};
