import { afterAll, expect, it } from 'vitest';
import { createConsoles, until } from '../support/consoles';

const consoles = createConsoles();
afterAll(() => consoles.end());

const SECOND = /\b\d\d:\d\d:\d\d$/;
const ofPlace = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

it('the status bar tells the place’s time, second by second, and nothing of the seconds that are not', async () => {
  const { window } = await consoles.start({ lang: 'zh-CN' });
  const read = async () => SECOND.exec(await window.getByRole('contentinfo').innerText())?.[0];
  await until('there is a time', async () => (await read()) !== undefined);
  const seen = new Set<string>();
  await until('it turns', async () => {
    const before = Date.now();
    const time = await read();
    // The window can be a moment behind when the machine is busy.
    const right = [-2000, -1000, 0].map((by) => ofPlace.format(before + by)).concat(ofPlace.format(Date.now()));
    expect(right).toContain(time);
    seen.add(time!);
    return seen.size >= 3;
  });
  expect(await window.getByRole('contentinfo').ariaSnapshot()).toContain([...seen].at(-1)!.slice(0, 6));
}, 120_000);
