import type { Locator, Page } from 'playwright';

/** Opens somebody's card and shows them in full, as a person at the desk does. @returns the card */
export const revealOnScreen = async (window: Page, personId: string): Promise<Locator> => {
  await window.getByTestId('go-people').click();
  await window.locator(`[data-testid="person-row"][data-person-id="${personId}"]`).click();
  const card = window.locator(`[data-testid="person-detail"][data-person-id="${personId}"]`);
  await card.getByTestId('reveal').click();
  await card.getByTestId('reveal-reason').fill('核对测试');
  await card.getByTestId('reveal-confirm').click();
  await card.getByTestId('revealed').waitFor();
  return card;
};
