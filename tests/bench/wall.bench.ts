import type { Page } from 'playwright';
import { createConsoles } from '../support/consoles';
import { runWall } from '../support/wall-hours';
import { median } from './measure';
import { createWallMemory, type WallMemory } from '../support/wall-memory';

const MINUTES = Number(process.env['WALL_MINUTES'] ?? 8 * 60);
const FIRST = 10;
const PER_MINUTE = 3;

/** One sample says what happened to be in use; the middle of several says what is held. */
const held = (samples: readonly WallMemory[], of: keyof WallMemory): number => median(samples.map((sample) => sample[of]));
/** Six samples an hour. */
const HOUR = 6;
const largestHour = (samples: readonly WallMemory[], of: keyof WallMemory): number =>
  Math.max(...samples.flatMap((_, at) => (at % HOUR === 0 ? [held(samples.slice(at, at + HOUR), of)] : [])));

export const about = {
  title: 'The wall display through a shift',
  measures:
    'A wall display for eight simulated hours, three reports a minute: how large it is in its largest hour, and how large it was in the first ten minutes.',
};

export default async () => {
  const consoles = createConsoles();
  const samples: WallMemory[] = [];
  try {
    const desk = await consoles.start({ role: 'lead' });
    let measure: Awaited<ReturnType<typeof createWallMemory>> | undefined;
    const wallOf = (): Page => desk.app.windows().find((page) => page.url().includes('show=wall'))!;
    await runWall(desk, {
      minutes: MINUTES,
      perMinute: PER_MINUTE,
      sample: async (minute) => {
        measure ??= await createWallMemory(desk, wallOf());
        if (minute > FIRST && minute % 10 !== 0) return;
        samples.push(await measure());
      },
    });
  } finally {
    await consoles.end();
  }
  const [first, later] = [samples.slice(0, FIRST), samples.slice(FIRST)];
  const figure = (what: string, of: keyof WallMemory, unit: string, by: number) => ({
    what: `wall display, its largest hour of the ${MINUTES - FIRST} simulated minutes after the first ${FIRST}, ${what}`,
    value: largestHour(later, of) / by,
    unit,
    against: { what: `first ${FIRST} minutes`, value: held(first, of) / by },
    aim: { ratio: 1.1 },
  });
  const MB = 1024 * 1024;
  return [
    figure('heap of its scripts', 'heap', 'MB', MB),
    figure('memory of its process alone', 'own', 'MB', MB),
    figure('elements', 'nodes', '', 1),
  ];
};
