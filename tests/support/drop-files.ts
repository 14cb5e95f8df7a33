import type { Page } from 'playwright';

/**
 * Lets files of this machine fall onto an element, as from a folder window: a real drag with a real DataTransfer, which
 * Chromium makes from the paths.
 */
export const dropFiles = async (window: Page, testId: string, paths: readonly string[]): Promise<void> => {
  const box = await window.getByTestId(testId).boundingBox();
  if (!box) throw new Error(`${testId} is not to be seen`);
  const session = await window.context().newCDPSession(window);
  const at = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  // 1: copying is what the folder window offers.
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await session.detach();
};
