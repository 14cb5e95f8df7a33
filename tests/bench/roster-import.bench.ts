import { parse } from 'csv-parse/sync';
import { eventually } from '../support/clock';
import { openDesk } from '../support/desk';
import { MemoryPlatform } from '../support/line';
import { cells, rosterCsv, row } from '../support/roster-file';
import { smallWorld } from '../support/small-world';
import { TOWNSHIP } from '../support/wire';
import { median, timeOf } from './measure';

const ROWS = 20_000;
const BAD = 500;
const ROUNDS = 3;
const VILLAGES = Array.from({ length: 40 }, (_, at) => `${TOWNSHIP}${300 + at}`);
/** In turn what can be wrong with a row. */
const FAULTS = [{ phone: '123' }, { role: '站长' }, { areaCode: `${TOWNSHIP}999` }, { name: '' }, { grids: '没有这个网格' }] as const;

const file = rosterCsv(
  Array.from({ length: ROWS }, (_, at) =>
    cells(
      row({
        id: `gm-${at}`,
        name: `成员${at}`,
        phone: `1${String(at).padStart(10, '0')}`,
        areaCode: VILLAGES[at % VILLAGES.length]!,
        ...(at % (ROWS / BAD) === 7 ? FAULTS[Math.floor(at / (ROWS / BAD)) % FAULTS.length] : {}),
      }),
    ),
  ),
);

/** Milliseconds for each step of one import on a desk of its own. */
const round = async () => {
  const platform = new MemoryPlatform();
  platform.putDirectory(
    ...smallWorld(),
    ...VILLAGES.map((code) => ({
      kind: 'area' as const,
      key: code,
      value: { code, name: `村${code}`, level: 'village', parent: TOWNSHIP },
    })),
  );
  const desk = await openDesk({ platform });
  const applied = () => eventually('the roster came back', () => desk.store.read.platformDirectoryRev() === platform.directoryRev);
  try {
    await applied();
    const alone = await timeOf(() => parse(Buffer.from(file), { bom: true, relax_column_count: true }));
    let importId = '';
    const preview = await timeOf(async () => {
      const answer = await desk.services.readRosterFile('名册.csv', file);
      if (!answer.ok || answer.value.kind !== 'read' || answer.value.bad !== BAD) throw new Error('the file was not read as it is');
      importId = answer.value.importId;
    });
    const take = await timeOf(async () => {
      if ((await desk.value('roster.take', { importId })).done !== ROWS - BAD) throw new Error('not all was taken');
    });
    const back = await timeOf(applied);
    const takeBack = await timeOf(async () => {
      if ((await desk.value('roster.takeBack', { importId })).back?.entries !== ROWS - BAD) throw new Error('not all was taken back');
      await applied();
    });
    return { alone, preview, take, applied: back, both: preview + take + back, takeBack };
  } finally {
    await desk.close();
  }
};

/** A roster of 20,000 rows, 500 of them bad, from a CSV file onto a platform in memory, beside reading the file's cells alone. */
export default async () => {
  const rounds: Awaited<ReturnType<typeof round>>[] = [];
  for (let n = 0; n < ROUNDS; n += 1) rounds.push(await round());
  const of = (step: keyof (typeof rounds)[number]) => median(rounds.map((one) => one[step]));
  const against = { what: 'csv-parse alone', value: of('alone') };
  const figure = (what: string, step: keyof (typeof rounds)[number], aim?: { atMost: number }) => ({
    what: `a roster of ${ROWS} rows, ${BAD} of them bad: ${what}, median of ${ROUNDS}`,
    value: of(step),
    unit: 'ms',
    against,
    ...(aim ? { aim } : {}),
  });
  return [
    figure('looked at', 'preview'),
    figure('taken', 'take'),
    figure('come back from the platform after that', 'applied'),
    figure('looked at, taken and come back', 'both', { atMost: 10_000 }),
    figure('taken back, until it is gone here', 'takeBack'),
  ];
};
