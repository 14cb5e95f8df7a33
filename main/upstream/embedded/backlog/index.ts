import type { CaseEvent } from '../../../../preload/contract';
import { DAY_MS, localDay, startOfDay } from '../../../domain';
import { sceneOf, type Scene } from '../compose';
import { seeded, type Random } from '../random';
import { ENDED_PLOTS, MERGED, OPEN_PLOTS, type Plot } from './plots';
import { stepsFor } from './steps';
import { tell, type Step, type Teller } from './tale';

const MINUTE = 60_000;
const DAYS_BACK = 6;

const lengthOf = (steps: readonly Step[]) => steps.reduce((sum, { after }) => sum + Math.round(after * MINUTE), 0);

/** A time of day at which people report things, on one of the past days, early enough for all to have happened. */
const pastStart = (now: number, length: number, random: Random): number => {
  const day = startOfDay(localDay(now) - random.int(0, DAYS_BACK));
  const start = day + random.between(6.5, 21) * 60 * MINUTE;
  return start + length < now - 10 * MINUTE
    ? Math.round(start)
    : Math.round(start - DAY_MS * Math.ceil((start + length + 10 * MINUTE - now) / DAY_MS));
};

const startOf = (plot: Plot, steps: readonly Step[], now: number, random: Random): number =>
  plot.idle ? now - lengthOf(steps) - Math.round(random.between(...plot.idle) * MINUTE) : pastStart(now, lengthOf(steps), random);

/**
 * What a township's centre has on its hands when the demo begins, and what it ended in the past days: events of the
 * whole township in order of time.
 */
export const backlogOf = (teller: Teller, township: string, now: number): readonly CaseEvent[] => {
  const villages = teller.cast.villages.filter(({ code }) => code.startsWith(township));
  const tales: (readonly CaseEvent[])[] = [];
  const add = (plot: Plot, key: string, scene?: Scene) => {
    const random = seeded(teller.seed, 'plot', township, key);
    const played = scene ?? sceneOf(teller.script, villages, random);
    const steps = plot.steps(stepsFor(teller, played, random), random);
    tales.push(tell(teller, played, steps, startOf(plot, steps, now, random), `${township}/${key}`));
  };
  for (const [p, plot] of [...OPEN_PLOTS, ...ENDED_PLOTS].entries()) for (let n = 0; n < plot.count; n += 1) add(plot, `${p}/${n}`);
  const filed = tales.filter((tale) => tale.some(({ type }) => type === 'task.dispatched'));
  for (let n = 0; n < MERGED; n += 1) {
    const random = seeded(teller.seed, 'merged', township, n);
    const original = filed[random.int(0, filed.length - 1)]![0]!;
    if (original.type !== 'case.reported') throw new Error('a tale begins with a report');
    add({ count: 1, steps: (make) => [make.merge(original.caseId)] }, `merged/${n}`, twinOf(teller, villages, original, random));
  }
  // Equal times keep the order of their own case.
  return tales.flat().toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
};

/** The same matter in the same village, seen by somebody else. */
const twinOf = (
  { script }: Teller,
  villages: Teller['cast']['villages'],
  original: Extract<CaseEvent, { type: 'case.reported' }>,
  random: Random,
): Scene => {
  const category = original.data.category!;
  const item = script.cases[category]!.find(({ title }) => original.data.title.endsWith(title))!;
  return { category, item, village: villages.find(({ code }) => code === original.area) ?? random.pick(villages) };
};
