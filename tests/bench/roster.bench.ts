import type { Input, Member } from '../../preload/contract';
import { CITY, CITY_GRIDS, CITY_PEOPLE, cityCorner, cityGrid, cityRoster, cityVillage } from '../support/city-roster';
import { openDesk, type Desk } from '../support/desk';
import { eventually } from '../support/clock';
import { MemoryPlatform } from '../support/line';
import { median, percentile, timeOf } from './measure';

const ROUNDS = 60;
/** Starts, each with questions nobody has asked before. */
const STARTS = 5;
const CHANGES = 20;
/** A question of somebody at the desk is answered before they notice. */
const AIM = { atMost: 100 };
const PAGE = { text: '', skip: 0, limit: 60 };

export const about = {
  title: 'The roster of a city',
  measures:
    'Questions about 21,844 people and 21,544 grids, answered in main, in turns with a walk over the people that looks at each name.',
};

export default async () => {
  const platform = new MemoryPlatform();
  const entries = cityRoster();
  platform.putDirectory(...entries);
  const people = entries.flatMap(({ kind, value }) => (kind === 'member' ? [value as Member] : []));
  let desk: Desk = await openDesk({ platform, seat: { area: CITY, role: 'lead' } });
  const applied = () => eventually('the roster is here', () => desk.store.read.platformDirectoryRev() === platform.directoryRev, 120_000);
  const ask = async (input: Partial<Input<'roster.people'>>) => {
    if ((await desk.value('roster.people', { ...PAGE, ...input })).total === 0) throw new Error('nobody was found');
  };
  const [lon, lat] = cityCorner(7_000);
  const questions: Record<string, (n: number) => Promise<unknown>> = {
    'the top of the tree': () => desk.value('roster.branch', {}),
    'a village of the tree': (n) => desk.value('roster.branch', { area: cityVillage(n) }),
    'the first page': () => ask({}),
    'by name': (n) => ask({ text: `试验${n * 31}` }),
    'by two characters that all have': () => ask({ text: '试验' }),
    'by phone': (n) => ask({ text: String(n * 97).padStart(7, '0') }),
    'by grid': (n) => ask({ gridCode: cityGrid(n * 131) }),
    'near a point': () => ask({ near: { lon, lat } }),
  };
  try {
    await applied();
    const walks: number[] = [];
    const walk = (n: number): void => {
      const started = performance.now();
      people.filter(({ name }) => name.includes(String(n * 31)));
      walks.push(performance.now() - started);
    };
    const firstPages: number[] = [];
    const firstNear: number[] = [];
    for (let start = 0; start < STARTS; start += 1) {
      desk = await desk.restart();
      firstPages.push(await timeOf(() => questions['the first page']!(0)));
      firstNear.push(await timeOf(() => questions['near a point']!(0)));
    }
    const samples = new Map<string, number[]>(Object.keys(questions).map((what) => [what, []]));
    for (let n = 0; n < ROUNDS; n += 1) {
      walk(n);
      for (const [what, question] of Object.entries(questions)) samples.get(what)!.push(await timeOf(() => question(n)));
    }
    const after: number[] = [];
    for (let n = 0; n < CHANGES; n += 1) {
      const member = people[n * 1_000]!;
      platform.putDirectory({ kind: 'member', key: member.id, value: { ...member, onDuty: !member.onDuty } });
      await applied();
      after.push(await timeOf(() => questions['the first page']!(0)));
    }
    const against = { what: 'a bare walk over the names', value: percentile(walks, 0.95) };
    const figure = (what: string, value: number) => ({
      what: `the roster of a city, ${CITY_PEOPLE} people, ${CITY_GRIDS} grids: ${what}`,
      value,
      unit: 'ms',
      against,
      aim: AIM,
    });
    return [
      figure(`the first page after a start, median of ${STARTS}`, median(firstPages)),
      figure(`near a point, the first time after a start, median of ${STARTS}`, median(firstNear)),
      ...[...samples].map(([what, times]) => figure(`${what}, p95`, percentile(times, 0.95))),
      figure('the first page after somebody came on duty, p95', percentile(after, 0.95)),
    ];
  } finally {
    await desk.close();
  }
};
