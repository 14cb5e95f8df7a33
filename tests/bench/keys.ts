import type { Page } from 'playwright';

/** Between two keys: a quick hand, not in step with anything else; ms. */
const PAUSE_MS = 73;
/** What the browser does not tell of took less: its shortest threshold, ms. */
const UNTOLD_MS = 16;

/** Keeps every key press from here on with the time from the press to the next paint, as the browser itself counts (Event Timing, steps of 8 ms). */
export const watchKeys = (page: Page): Promise<void> =>
  page.evaluate((threshold) => {
    const kept: number[] = ((globalThis as unknown as { kept: number[] }).kept = []);
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'keydown') kept.push(duration);
    }).observe({ type: 'event', durationThreshold: threshold, buffered: false } as PerformanceObserverInit);
  }, UNTOLD_MS);

/** Moves through the list by keyboard; the times to the next paint, one a key. */
export const pressKeys = async (page: Page, keys: number): Promise<number[]> => {
  await page.evaluate(() => void (globalThis as unknown as { kept: number[] }).kept.splice(0));
  for (let n = 0; n < keys; n += 1) {
    await page.keyboard.press(n % 50 < 40 ? 'j' : 'k');
    await page.waitForTimeout(PAUSE_MS);
  }
  await page.waitForTimeout(500);
  const told = await page.evaluate(() => (globalThis as unknown as { kept: number[] }).kept.slice());
  return [...told, ...Array.from({ length: Math.max(0, keys - told.length) }, () => UNTOLD_MS)];
};
