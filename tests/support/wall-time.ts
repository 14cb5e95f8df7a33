import type { Page } from 'playwright';

/** Runs in the window of a wall; its text is handed there, so it stands alone. */
const takeTime = (start: number): void => {
  type Timer = { readonly at: number; readonly run: () => void };
  interface Realm {
    Date: DateConstructor;
    setTimeout: unknown;
    clearTimeout: unknown;
    passTime: (ms: number) => Promise<void>;
  }
  const realm = globalThis as unknown as Realm;
  const RealDate = realm.Date;
  const wait = globalThis.setTimeout.bind(globalThis);
  const timers = new Map<number, Timer>();
  let now = start;
  let last = 1_000_000;
  realm.Date = new Proxy(RealDate, {
    get: (target, name) => (name === 'now' ? () => now : (Reflect.get(target, name) as unknown)),
    construct: (target, given: []) => Reflect.construct(target, given.length === 0 ? [now] : given) as object,
  });
  realm.setTimeout = (run: () => void, ms = 0) => {
    last += 1;
    timers.set(last, { at: now + Math.max(1, ms), run });
    return last;
  };
  realm.clearTimeout = (id: number) => timers.delete(id);
  /** Every timer fires at its time; what it asked main is answered and drawn before the next. */
  realm.passTime = async (ms) => {
    const end = now + ms;
    for (;;) {
      let next: [number, Timer] | undefined;
      for (const entry of timers) if (entry[1].at <= end && (!next || entry[1].at < next[1].at)) next = entry;
      if (!next) break;
      timers.delete(next[0]);
      now = Math.max(now, next[1].at);
      next[1].run();
      await new Promise((done) => wait(done, 0));
    }
    now = end;
  };
};

/** From now on the wall's clock stands still until `passWall` moves it on. Its own timers that wait fire once by the real one. */
export const stopWall = async (wall: Page, start: number): Promise<void> => {
  await wall.evaluate(`(${String(takeTime)})(${start})`);
};

export const passWall = (wall: Page, ms: number): Promise<void> =>
  wall.evaluate((time) => (globalThis as unknown as { passTime: (ms: number) => Promise<void> }).passTime(time), ms);
