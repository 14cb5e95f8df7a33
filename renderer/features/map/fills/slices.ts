/** A slice of work in between what people do, ms: less than a frame. */
const SLICE_MS = 10;

/**
 * Does `count` things one after the other and lets the window live in between: keys and the pointer are heard within a
 * frame. Not by frames or timers, which leave most of the time unused.
 * @returns stops it; `done` is not called then
 */
export const inSlices = (count: number, work: (at: number) => void, done: () => void): (() => void) => {
  const { port1, port2 } = new MessageChannel();
  let at = 0;
  let stopped = false;
  const stop = () => {
    stopped = true;
    port1.onmessage = null;
    port1.close();
  };
  port1.onmessage = () => {
    const until = performance.now() + SLICE_MS;
    while (!stopped && at < count && performance.now() < until) work(at++);
    if (stopped) return;
    if (at < count) return port2.postMessage(undefined);
    stop();
    done();
  };
  port2.postMessage(undefined);
  return stop;
};
