import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/** Resolves when nothing fades in or out any more; what turns for ever is not waited for. */
const still = (window: Page): Promise<void> =>
  window.evaluate(async () => {
    const passing = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
    // One that is cut off has ended as well.
    await Promise.all(passing.map(({ finished }) => finished.catch(() => undefined)));
  });

/** What axe finds in a window now, a line each: where, which rule, which element. Empty: nothing. Half faded in, words have no contrast yet. */
export const findings = async (window: Page, screen: string): Promise<string[]> => {
  // What begins to fade while axe looks, such as the hint of a button under the pointer, is there at once.
  await window.emulateMedia({ reducedMotion: 'reduce' });
  await still(window);
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze();
  await window.emulateMedia({ reducedMotion: null });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${screen}: ${id}: ${html.slice(0, 200)}`));
};
