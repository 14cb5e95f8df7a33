import { afterAll, beforeAll, expect, it } from 'vitest';
import { createConsoles, report, until } from '../support/consoles';
import type { Console } from '../support/electron';
import { newId } from '../support/uuid';

const consoles = createConsoles();
afterAll(consoles.end);
let desk: Console;
const OLD = 60;

beforeAll(async () => {
  desk = await consoles.start();
  for (let n = 0; n < OLD; n += 1) await report(desk, { title: `旧案${n}` });
  await until('all stand in the queue', async () => (await total()) === OLD);
});

const total = async () => Number((await desk.window.getByTestId('queue-only-all').innerText()).replaceAll(/\D/g, ''));
const list = () => desk.window.getByRole('listbox');
/** Which case stands where on the screen: the first that is wholly seen. */
const firstSeen = () =>
  list().evaluate((element) => {
    const { top } = element.getBoundingClientRect();
    const rows = [...element.querySelectorAll<HTMLElement>('[data-case-id]')].map((row) => ({
      id: row.dataset['caseId'],
      y: Math.round(row.getBoundingClientRect().top - top),
    }));
    return rows.filter(({ y }) => y >= 0).toSorted((a, b) => a.y - b.y)[0];
  });
const reportUrgent = (title: string) => report(desk, { title, urgency: 'urgent' });

it('a scrolled list stays where it is while cases come in above it, tells how many, and leads to them', async () => {
  const { window } = desk;
  await list().evaluate((element) => element.scrollTo({ top: 720 }));
  await expect.poll(async () => (await firstSeen())?.id).toBeTruthy();
  const before = await firstSeen();
  await reportUrgent('新案一');
  await expect.poll(total).toBe(OLD + 1);
  await expect.poll(() => window.getByTestId('queue-fresh').innerText()).toContain('1');
  expect(await firstSeen()).toEqual(before);
  const newest = await reportUrgent('新案二');
  await expect.poll(() => window.getByTestId('queue-fresh').innerText()).toContain('2');
  expect(await firstSeen()).toEqual(before);
  await window.getByTestId('queue-fresh').click();
  await expect.poll(() => window.getByTestId('queue-fresh').count()).toBe(0);
  await window.locator(`[data-testid=queue-row][data-case-id="${newest}"]`).waitFor();
});

/** Scrolls to and fro for 700 ms in the window, with a report at its beginning: what the counter said last, and the longest stop, ms. */
const scrollAndReport = (caseId: string) =>
  desk.window.evaluate(
    async ([id, commandId]) => {
      const { griddesk } = globalThis as unknown as { griddesk: { cases: { report: (input: object) => unknown } } };
      const element = document.querySelector('[role=listbox]')!;
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const begun = performance.now();
      let [last, longest] = [begun, 0];
      for (let n = 0; performance.now() - begun < 700; n += 1) {
        element.scrollTop = 320 + (n % 20) * 16;
        if (n === 1) {
          const location = { lon: 104.07, lat: 25.6, crs: 'WGS84' };
          griddesk.cases.report({ commandId, caseId: id, title: '新案', description: '新案。', source: 'operator', location });
        }
        await frame();
        const now = performance.now();
        [longest, last] = [Math.max(longest, now - last), now];
      }
      return { said: document.querySelector<HTMLElement>('[data-testid=queue-only-all]')!.innerText, longest };
    },
    [caseId, newId()] as const,
  );

it('what comes in while the list is scrolled is shown when it stands still', async () => {
  let run: Awaited<ReturnType<typeof scrollAndReport>>;
  let before: number;
  // A machine that was busy elsewhere for as long as somebody rests between two turns of a wheel has not scrolled on.
  do {
    before = await total();
    run = await scrollAndReport(newId());
    await expect.poll(total).toBe(before + 1);
  } while (run.longest > 100);
  expect(Number(run.said.replaceAll(/\D/g, ''))).toBe(before);
});
