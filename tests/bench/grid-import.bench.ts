import { CITY, CITY_GRIDS, cityRoster } from '../support/city-roster';
import { eventually } from '../support/clock';
import { openDesk } from '../support/desk';
import { piecesOf, USUAL } from '../support/grid-file';
import { citySurvey } from '../support/grid-survey';
import { MemoryPlatform } from '../support/line';
import { median, timeOf } from './measure';

const ROUNDS = 5;
const EVERY_BROKEN = 100;
const BROKEN = Math.ceil(CITY_GRIDS / EVERY_BROKEN);
const bytes = citySurvey((n) => n % EVERY_BROKEN === 0);

/**
 * Time, and the longest that nobody else had a turn, ms. The lesser of the time between two turns of the event loop, to which other
 * programs add, and the processor's in it, to which the collector's own threads do.
 */
const heldBy = async (work: () => Promise<unknown>): Promise<{ ms: number; held: number }> => {
  let held = 0;
  let [last, at] = [process.cpuUsage(), performance.now()];
  let going = true;
  const turn = (): void => {
    const { user, system } = process.cpuUsage(last);
    held = Math.max(held, Math.min((user + system) / 1000, performance.now() - at));
    [last, at] = [process.cpuUsage(), performance.now()];
    if (going) setImmediate(turn);
  };
  setImmediate(turn);
  const ms = await timeOf(work);
  going = false;
  return { ms, held };
};

const round = async () => {
  const platform = new MemoryPlatform();
  platform.putDirectory(...cityRoster());
  const desk = await openDesk({ platform, seat: { area: CITY, role: 'lead' } });
  const applied = () => eventually('the grids came back', () => desk.store.read.platformDirectoryRev() === platform.directoryRev, 120_000);
  try {
    await applied();
    // As at a desk that has been at work: its map and its roster have read the grids once.
    desk.store.read.grids(CITY);
    let importId = '';
    const read = await heldBy(async () => {
      const answer = await desk.services.readGridFile('city.geojson', piecesOf(bytes));
      if (!answer.ok || answer.value.kind !== 'read' || answer.value.features !== CITY_GRIDS) throw new Error('the file was not read');
      ({ importId } = answer.value);
    });
    const check = await heldBy(async () => {
      const { bad, changed } = await desk.value('grids.check', { importId, system: 'WGS84', columns: USUAL });
      if (bad !== BROKEN || changed !== CITY_GRIDS - BROKEN) throw new Error(`${bad} were bad, ${changed} changed`);
    });
    const take = await heldBy(async () => {
      if ((await desk.value('grids.take', { importId })).done !== CITY_GRIDS - BROKEN) throw new Error('not all was taken');
      await applied();
    });
    const back = await heldBy(async () => {
      if ((await desk.value('grids.takeBack', { importId })).back?.left.length !== 0) throw new Error('not all was taken back');
      await applied();
    });
    // Last: what it leaves behind is collected in one go, which would hold up whatever came next.
    const parse = await timeOf(() => JSON.parse(Buffer.from(bytes).toString()));
    return { parse, read, check, take, back };
  } finally {
    await desk.close();
  }
};

export const about = {
  title: 'A survey of outlines',
  measures:
    'A file with a city’s 21,544 grids of some 10 to 200 corners, one in a hundred crossing itself, read, checked, taken onto a platform in memory and taken back.',
};

export default async () => {
  const rounds: Awaited<ReturnType<typeof round>>[] = [];
  for (let n = 0; n < ROUNDS; n += 1) rounds.push(await round());
  const parse = { what: 'JSON.parse of the same file, in one go', value: median(rounds.map((one) => one.parse)) };
  const figures = (what: string, step: 'read' | 'check' | 'take' | 'back') => [
    {
      what: `${CITY_GRIDS} outlines in a file of ${Math.round(bytes.length / 1e6)} MB: ${what}, median of ${ROUNDS}`,
      value: median(rounds.map((one) => one[step].ms)),
      unit: 'ms',
      against: parse,
    },
    {
      what: `the longest that main was held up meanwhile: ${what}, median of ${ROUNDS}`,
      value: median(rounds.map((one) => one[step].held)),
      unit: 'ms',
      against: parse,
      ...(step === 'read' || step === 'check' ? { aim: { atMost: 50 } } : {}),
    },
  ];
  return [
    ...figures('read, crossings named', 'read'),
    ...figures('checked', 'check'),
    ...figures('taken, until all have come back', 'take'),
    ...figures('taken back, until all are as before', 'back'),
  ];
};
