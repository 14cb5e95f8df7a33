import { delivered } from './load/delivered';
import { pressed } from './load/pressed';
import { questions } from './load/questions';
import { RATE, SECONDS } from './load/settings';
import { percentile } from './measure';
import { PAGE, pageFigures } from './pages';

export const about = {
  title: 'A thousand reports a second',
  measures:
    '1,000 reports a second come in for a minute: nothing may be lost; a question and a key meanwhile are held beside the same in a calm, and the first page of the queue beside the bare query in Node.js.',
};

export default async ({ electron }: { electron: string }) => {
  const asked = await questions();
  const keys = await pressed(electron);
  const pages = await delivered(electron);
  const what = `while ${RATE} reports a second come in for ${SECONDS} s`;
  const figure = (name: string, p: number, busy: readonly number[], calm: readonly number[], aim?: { atMost: number }) => ({
    what: `${name}, ${what}, p${p * 100}`,
    value: percentile(busy, p),
    unit: 'ms',
    against: { what: 'nothing comes in', value: percentile(calm, p) },
    ...(aim ? { aim } : {}),
  });
  const lag = (p: number) => ({
    what: `age of a report when it is stored here, p${p * 100}`,
    value: percentile(asked.busy.lags, p),
    unit: 'ms',
  });
  return [
    figure('a question to the console', 0.5, asked.busy.times, asked.calm.times),
    figure('a question to the console', 0.99, asked.busy.times, asked.calm.times, { atMost: 10 }),
    figure('a key to the next paint', 0.5, keys.busy, keys.calm),
    figure('a key to the next paint', 0.95, keys.busy, keys.calm, { atMost: 100 }),
    ...pageFigures(`${PAGE} open cases by deadline delivered to the window, ${what}`, pages.delivered, pages.queried),
    {
      what: `reports a second acknowledged of ${RATE}`,
      value: asked.acknowledged / SECONDS,
      unit: 'a second',
    },
    lag(0.5),
    lag(0.99),
    { what: 'behind when the last report was acknowledged', value: asked.late, unit: 'ms' },
  ];
};
