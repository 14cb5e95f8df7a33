import type { Page } from 'playwright';
import { createConsoles } from '../support/consoles';
import { runWall } from '../support/wall-hours';
import { createWallMemory, type WallMemory } from '../support/wall-memory';

const MINUTES = Number(process.env['WALL_MINUTES'] ?? 8 * 60);
const FIRST = 10;
const PER_MINUTE = 3;

const most = (samples: readonly WallMemory[], of: keyof WallMemory): number => Math.max(...samples.map((sample) => sample[of]));

/** A wall display for eight simulated hours, three reports a minute: how large it is at the end and in the first ten minutes. */
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
    what: `wall display, most in the ${MINUTES - FIRST} simulated minutes after the first ${FIRST}, ${what}`,
    value: most(later, of) / by,
    unit,
    against: { what: `first ${FIRST} minutes`, value: most(first, of) / by },
    aim: { ratio: 1.1 },
  });
  const MB = 1024 * 1024;
  return [
    figure('heap of its scripts', 'heap', 'MB', MB),
    figure('memory of its process alone', 'own', 'MB', MB),
    figure('elements', 'nodes', '', 1),
  ];
};
