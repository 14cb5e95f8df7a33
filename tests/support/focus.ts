import type { Page } from 'playwright';
import { until } from './consoles';

/** Waits until the focus is on an element of this hook, or inside of it. */
export const expectFocus = (window: Page, testId: string): Promise<void> =>
  until(`the focus is on ${testId}`, () =>
    window.evaluate((id) => document.activeElement?.closest(`[data-testid="${id}"]`) !== null, testId),
  );
