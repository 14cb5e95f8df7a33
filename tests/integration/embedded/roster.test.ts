import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openPlatformLog } from '../../../main/store';
import { createEmbeddedPlatform } from '../../../main/upstream/embedded';
import { eventually, MovableClock } from '../../support/clock';
import { demoData } from '../../support/demo-data';
import { openBareDesk, type BareDesk } from '../../support/desk';
import { cells, rosterCsv, row } from '../../support/roster-file';
import { TOWNSHIP } from '../../support/wire';

const KEY = new Uint8Array(32).fill(5);
const folder = mkdtempSync(join(tmpdir(), 'griddesk-desk-'));
const clock = new MovableClock();
const log = openPlatformLog({ path: join(folder, 'platform.db'), key: KEY });
const platform = createEmbeddedPlatform({ log, clock, area: TOWNSHIP, seed: 1, speed: 0, data: demoData });
let desk: BareDesk;
afterEach(async () => {
  await desk.stop();
  log.close();
  rmSync(folder, { recursive: true, force: true });
});

it('the platform within the console keeps a roster from a file, gives it back when it is taken back, and nothing once it has stopped', async () => {
  desk = openBareDesk({ upstream: platform, folder, clock });
  await desk.services.start();
  await eventually('the roster is founded', () => desk.store.read.members(TOWNSHIP).length > 0 && desk.store.read.areas().length > 0);
  const before = desk.store.read.members(TOWNSHIP);
  const known = before.find(({ role }) => role === 'grid-member')!;
  const village = known.area.split('-')[0]!;
  const file = rosterCsv([
    cells(row({ id: known.id, name: '周改名', phone: '10000000333', areaCode: known.area })),
    cells(row({ id: 'n-1', areaCode: village })),
  ]);
  const read = await desk.services.readRosterFile('名册.csv', file);
  if (!read.ok || read.value.kind !== 'read') throw new Error('the file was not read');
  const { importId } = read.value;
  expect(read.value).toMatchObject({ added: 1, changed: 1, bad: 0 });
  expect(await desk.value('roster.take', { importId })).toMatchObject({ done: 2 });
  await eventually('it came back', () => desk.store.read.member('n-1') !== undefined);
  expect(desk.store.read.member(known.id)).toMatchObject({ name: '周改名' });
  expect(await desk.value('roster.takeBack', { importId })).toMatchObject({ back: { entries: 2, left: [] } });
  await eventually('it is gone', () => desk.store.read.member('n-1') === undefined);
  expect(desk.store.read.members(TOWNSHIP)).toEqual(before);
  await platform.stop();
  expect(await platform.putRoster([{ id: 'n-2', value: known }])).toMatchObject({ kind: 'unreachable' });
  expect(log.directoryAfter(0, Number.MAX_SAFE_INTEGER).map(({ key }) => key)).not.toContain('n-2');
});
