import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setAside, StoreOpenError } from '../../../main/store';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';

const MEMBER = 'gm-0001';
const NOTE = '群众推荐会由村党总支主持';

let folder: string;
let platform: MemoryPlatform;
let desk: Desk;
const cache = () => join(folder, 'griddesk.db');
const beside = () => `${cache()}.own`;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'griddesk-own-'));
  platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  desk = await openDesk({ platform, folder });
  await desk.settled();
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const stop = async (): Promise<void> => {
  await desk.services.stop();
  desk.store.close();
};
const reopen = async (): Promise<void> => {
  desk = await openDesk({ platform, folder });
  await desk.settled();
};
/** Changes one bit in the middle of the cache, sees that it is refused, and opens a new one in its place. */
const loseTheCache = async (): Promise<void> => {
  await stop();
  const bytes = readFileSync(cache());
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(cache(), bytes);
  await expect(openDesk({ platform, folder })).rejects.toThrow(StoreOpenError);
  setAside(cache(), 0);
  await reopen();
};
const record = (step: 'self-nomination' | 'village-recommendation') =>
  desk.value('selection.record', { commandId: newId(), memberId: MEMBER, step, on: '2026-10-08', by: '村党总支', note: NOTE, checked: [] });
const drawAndCall = async () => {
  const { drillId, rows } = await desk.value('drills.draw', { people: 1, onDuty: false });
  const [{ memberId }] = rows as [(typeof rows)[0]];
  expect(desk.services.reach({ memberId, how: 'call', drillId })).toMatchObject({ ok: true });
  return desk.value('drills.result', { drillId, memberId, result: 'answered' });
};
const everything = async () => ({
  file: (await desk.value('selection.read', { memberId: MEMBER })).entries,
  drills: await desk.value('drills.list'),
});

describe('drills and selection files, which no platform has', () => {
  it('are there after the cache was damaged and made anew, and again after the next time', async () => {
    await record('self-nomination');
    await record('village-recommendation');
    const drill = await drawAndCall();
    const before = await everything();
    expect(before.file).toHaveLength(2);
    expect(before.drills).toHaveLength(1);
    for (let time = 0; time < 2; time += 1) {
      await loseTheCache();
      expect(desk.store.givenBack).toBe(3);
      expect((await desk.value('audit.read', { limit: 50 })).records.map(({ kind }) => kind)).toContain('app.givenBack');
      expect(await everything()).toEqual(before);
      expect(await desk.value('drills.read', { drillId: drill.drillId })).toEqual(drill);
    }
  });

  it('lie sealed in the second file, of which a damaged line takes no other with it', async () => {
    await record('self-nomination');
    await record('village-recommendation');
    await stop();
    const text = readFileSync(beside(), 'latin1');
    expect(readFileSync(beside(), 'utf8')).not.toContain(NOTE);
    expect(text).not.toContain(MEMBER);
    const [first, ...others] = text.split('\n');
    writeFileSync(beside(), [first!.slice(0, 40) + (first![40] === 'A' ? 'B' : 'A') + first!.slice(41), ...others].join('\n'));
    setAside(cache(), 0);
    await reopen();
    expect((await everything()).file.map(({ step }) => step)).toEqual(['village-recommendation']);
  });

  it('are what the cache says for as long as it is whole, also where the second file was lost or is an old one', async () => {
    await record('self-nomination');
    const old = readFileSync(beside());
    await record('village-recommendation');
    await stop();
    writeFileSync(beside(), old);
    await reopen();
    expect(desk.store.givenBack).toBe(0);
    await stop();
    rmSync(beside());
    await reopen();
    expect(existsSync(beside())).toBe(true);
    await loseTheCache();
    expect((await everything()).file).toHaveLength(2);
  });
});
