import type { Page } from 'playwright';

/** Three rows a frame: a fast wheel, px. */
const STEP = 96;
const PLAIN = 'bench-plain-list';

/** Milliseconds from frame to frame while a list is scrolled, to and fro where it is short. */
const scroll = (page: Page, id: string, frames: number): Promise<number[]> =>
  page.evaluate(
    async ([list, count, step]) => {
      const scroller = document.getElementById(list)!;
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const deltas: number[] = [];
      let direction = 1;
      let last = await frame();
      for (let n = 0; n < count; n += 1) {
        const before = scroller.scrollTop;
        scroller.scrollTop += direction * step;
        if (scroller.scrollTop === before) direction = -direction;
        const now = await frame();
        deltas.push(now - last);
        last = now;
      }
      return deltas;
    },
    [id, frames, STEP] as const,
  );

export const scrollQueue = (page: Page, frames: number): Promise<number[]> => scroll(page, 'queue-list', frames);

/** Puts a plain list of the queue's titles over the queue, as high and with rows as high, and scrolls it; it is gone afterwards. */
export const scrollPlainList = async (page: Page, titles: readonly string[], frames: number): Promise<number[]> => {
  await page.evaluate(
    ([id, texts]) => {
      const { left, top, width, height } = document.getElementById('queue-list')!.getBoundingClientRect();
      const list = document.createElement('div');
      list.id = id;
      for (const [name, value] of Object.entries({ left, top, width, height })) list.style.setProperty(name, `${value}px`);
      list.style.setProperty('position', 'fixed');
      list.style.setProperty('overflow-y', 'auto');
      list.style.setProperty('background', 'white');
      list.style.setProperty('z-index', '9999');
      for (const text of texts) {
        const row = document.createElement('div');
        row.style.setProperty('height', '32px');
        row.textContent = text;
        list.append(row);
      }
      document.body.append(list);
    },
    [PLAIN, titles] as const,
  );
  const deltas = await scroll(page, PLAIN, frames);
  await page.evaluate((id) => document.getElementById(id)!.remove(), PLAIN);
  return deltas;
};
