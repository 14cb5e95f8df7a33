import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/** What axe finds in a window now, a line each: where, which rule, which element. Empty: nothing. */
export const findings = async (window: Page, screen: string): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${screen}: ${id}: ${html.slice(0, 200)}`));
};
