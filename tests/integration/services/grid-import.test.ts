import gcoord from 'gcoord';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Grid } from '../../../preload/contract';
import { eventually } from '../../support/clock';
import { openDesk, type Desk } from '../../support/desk';
import { gridDesk, KNOWN, NEW, OTHER, squareAt, survey, USUAL } from '../../support/grid-file';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { VILLAGE } from '../../support/wire';

let platform: MemoryPlatform;
let desk: Desk;
beforeEach(async () => {
  platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  desk = await openDesk({ platform });
});
afterEach(() => desk.close());

const { read, check, bad } = gridDesk(() => desk);
const grids = (): Grid[] => [...desk.store.read.grids('530303')].sort((a, b) => (a.gridCode < b.gridCode ? -1 : 1));
const applied = () => eventually('the grids came back', () => desk.store.read.platformDirectoryRev() === platform.directoryRev);

describe('outlines of grids from a file', () => {
  it('are looked at and change nothing; taken they go to the platform and come back; taken back all is as before', async () => {
    const before = grids();
    const file = await read([
      survey(KNOWN, squareAt(103.82, 25.6)),
      survey(
        OTHER,
        before[1]!.geometry.coordinates[0]!.map(([lon, lat]) => [lon + 0.02, lat] as const),
        { 网格名称: before[1]!.name },
      ),
      survey(NEW, squareAt(103.825, 25.6).toReversed()),
    ]);
    expect(file).toMatchObject({
      features: 3,
      proposed: USUAL,
      looked: 3,
      properties: [{ name: '网格代码', filled: 3, sample: KNOWN }, {}, {}, {}],
    });
    const preview = await desk.value('grids.check', { importId: file.importId, system: 'WGS84', columns: USUAL });
    expect(await bad(file.importId)).toEqual([]);
    expect(preview).toMatchObject({ features: 3, added: 1, changed: 2, same: 0, bad: 0, turned: 1, absent: 0 });
    expect(grids()).toEqual(before);

    expect(await desk.value('grids.take', { importId: file.importId })).toMatchObject({ entries: 3, done: 3 });
    await applied();
    const after = grids();
    expect(after.map(({ gridCode, name, households, members }) => [gridCode, name, households, members])).toEqual([
      [KNOWN, '河湾网格', 18, ['gm-0001']],
      [NEW, '河湾网格', 18, []],
      [OTHER, before[1]!.name, 18, ['gm-0001']],
    ]);
    // It ran the wrong way round and now runs as it should.
    expect(after[1]).toMatchObject({ area: VILLAGE, type: 'rural', geometry: { coordinates: [squareAt(103.825, 25.6)] } });
    expect(await desk.value('grids.takeBack', { importId: file.importId })).toMatchObject({ back: { entries: 3, left: [] } });
    await applied();
    expect(grids()).toEqual(before);
    expect(await desk.value('grids.imports')).toMatchObject([{ importId: file.importId, fileName: '网格.geojson' }]);
  });

  it('says that nothing changes when the same file is read again', async () => {
    const features = [survey(KNOWN, squareAt(103.84, 25.6)), survey(NEW, squareAt(103.845, 25.6))];
    const { importId } = await check(features);
    await desk.value('grids.take', { importId });
    await applied();
    expect(await check(features)).toMatchObject({ added: 0, changed: 0, same: 2, bad: 0, absent: 1 });
  });

  it.each(['GCJ02', 'BD09'] as const)(
    'are converted from %s where the operator says so, and show which system they are in',
    async (system) => {
      const here = squareAt(103.82, 25.6, 0.01);
      const there = here.map((at) => gcoord.transform<[number, number]>([at[0], at[1]], gcoord.WGS84, gcoord[system]));
      const file = await read([survey(KNOWN, there)]);
      const metres = Object.fromEntries(file.systems.map((look) => [look.system, look.metres!]));
      // The known grid's middle is that of a square of a hundredth of a degree.
      expect(Object.entries(metres).toSorted(([, a], [, b]) => a - b)[0]![0]).toBe(system);
      const { importId } = await check([survey(KNOWN, there), survey(OTHER, squareAt(103.84, 25.6))], system);
      await desk.value('grids.take', { importId });
      await applied();
      const [ring] = desk.store.read.grid(KNOWN)!.geometry.coordinates;
      for (const [at, [lon, lat]] of ring!.entries()) {
        expect(Math.abs(lon - here[at]![0])).toBeLessThan(1e-5);
        expect(Math.abs(lat - here[at]![1])).toBeLessThan(1e-5);
      }
    },
  );

  it('takes the good ones, and saves the list of the others', async () => {
    const { importId, added, bad: faulty } = await check([survey(NEW, squareAt(103.84, 25.6)), survey('错', squareAt(103.85, 25.6))]);
    expect([added, faulty]).toEqual([1, 1]);
    for (const [lang, words] of [
      ['zh-CN', '网格代码应为 12 位村（社区）代码加字母、数字或短横：错'],
      ['en', 'a grid code is the village’s 12 digits'],
    ] as const) {
      const made = await desk.services.exports.gridFaults({ importId }, lang);
      expect(made.ok && Buffer.from(made.value.bytes).toString()).toContain(words);
      expect(made.ok && made.value.records).toBe(1);
    }
    await desk.value('grids.take', { importId });
    await applied();
    expect(desk.store.read.grid(NEW)).toBeDefined();
    // What was taken is no longer before anybody.
    expect(await desk.call('grids.badFeatures', { importId, skip: 0, limit: 10 })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  });

  it('goes on with a file that was broken off, after a restart too, and leaves alone what somebody changed since', async () => {
    const features = Array.from({ length: 120 }, (_, at) =>
      survey(`${VILLAGE}${String(at + 100)}`, squareAt(103.83 + (at % 12) * 0.004, 25.612 + Math.floor(at / 12) * 0.004)),
    );
    const { importId, added } = await check(features);
    expect(added).toBe(120);
    desk.line.cutAfterRosters = 1;
    expect(await desk.value('grids.take', { importId })).toMatchObject({ entries: 120, done: 100, problem: 'unreachable' });
    desk = await desk.restart(platform.line());
    expect(await desk.value('grids.take', { importId })).toMatchObject({ entries: 120, done: 120 });
    await applied();
    expect(grids()).toHaveLength(122);
    const changed: Grid = { ...desk.store.read.grid(`${VILLAGE}100`)!, name: '改名' };
    platform.putDirectory({ kind: 'grid', key: changed.gridCode, value: changed });
    await applied();
    expect(await desk.value('grids.takeBack', { importId })).toMatchObject({ back: { entries: 119, left: [changed.gridCode] } });
    await applied();
    expect(grids()).toHaveLength(3);
  });

  it('keeps what stood before for the last three files only', async () => {
    for (let at = 0; at < 5; at += 1) {
      const { importId } = await check([survey(NEW, squareAt(103.84 + at * 0.001, 25.6))]);
      await desk.value('grids.take', { importId });
      await applied();
    }
    expect(await desk.value('grids.imports')).toHaveLength(3);
    expect(desk.store.read.ownDocuments('grid-import-part', desk.seat.area)).toHaveLength(3);
  });

  it('is for the lead, of what the platform lets be written', async () => {
    const { importId } = await check([survey(NEW, squareAt(103.84, 25.6))]);
    platform.keepsRoster = true;
    expect(await desk.value('grids.take', { importId })).toMatchObject({ done: 0, problem: 'refused' });
    desk.seat = { ...desk.seat, role: 'dispatcher' };
    for (const asked of [
      desk.services.readGridFile('x.json', async function* () {}),
      desk.call('grids.check', { importId, system: 'WGS84', columns: USUAL }),
      desk.call('grids.take', { importId }),
      desk.call('grids.takeBack', { importId }),
      desk.services.exports.gridFaults({ importId }, 'en'),
    ])
      expect(await asked).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(desk.store.read.auditBefore(1000, 4).map(({ kind, result }) => [kind, result])).toEqual([
      ['grids.save-faults', 'refused'],
      ['grids.take-back', 'refused'],
      ['grids.take-file', 'refused'],
      ['grids.read-file', 'refused'],
    ]);
  });
});
