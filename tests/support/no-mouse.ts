import type { ElectronApplication } from 'playwright';

type Watched = typeof globalThis & { touched?: string[] };

/** Runs in the page: keeps what a mouse, a pen or a finger did there. A click by Enter or Space has no count of presses. */
const watch = (): void => {
  const page = globalThis as Watched;
  if (page.touched) return;
  const touched: string[] = [];
  page.touched = touched;
  const note = (event: Event) => {
    if (!event.isTrusted || (event.type === 'click' && (event as MouseEvent).detail === 0)) return;
    const { tagName, textContent } = event.target instanceof Element ? event.target : document.documentElement;
    touched.push(`${event.type} on ${tagName} ${textContent?.trim().slice(0, 30) ?? ''}`);
  };
  for (const type of ['pointerdown', 'mousedown', 'click', 'dblclick', 'wheel', 'touchstart', 'dragstart', 'drop'])
    window.addEventListener(type, note, { capture: true, passive: true });
};

/** Watches every window of the app, those that open later too. @returns what a pointing device did so far in those that are open */
export const watchMouse = async (app: ElectronApplication): Promise<() => Promise<string[]>> => {
  await app.context().addInitScript(watch);
  for (const page of app.windows()) await page.evaluate(watch);
  return async () => {
    const seen = await Promise.all(
      app.windows().map(async (page) => {
        const touched = await page.evaluate(() => (globalThis as Watched).touched);
        if (!touched) throw new Error(`nothing watches ${page.url()}`);
        return touched;
      }),
    );
    return seen.flat();
  };
};
