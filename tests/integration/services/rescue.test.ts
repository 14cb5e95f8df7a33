import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setAside, StoreOpenError } from '../../../main/store';
import { openDesk, type Desk } from '../../support/desk';
import { eventually } from '../../support/clock';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { message, reported } from '../../support/wire';

let folder: string;
let platform: MemoryPlatform;
let desk: Desk;
const [noted, taken] = [newId(), newId()];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'griddesk-rescue-'));
  platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  for (const caseId of [noted, taken]) platform.publish(message(reported(caseId)));
  desk = await openDesk({ platform, folder });
  await desk.settled();
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Ends the desk, damages its cache, and opens a new one in its place. */
const loseTheCache = async (): Promise<void> => {
  await desk.services.stop();
  desk.store.close();
  const path = join(folder, 'griddesk.db');
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(path, bytes);
  await expect(openDesk({ platform, folder })).rejects.toThrow(StoreOpenError);
  setAside(path, 0);
  desk = await openDesk({ platform, folder });
};

const typesOf = (caseId: string): string[] =>
  platform.stream
    .map(({ body }) => JSON.parse(body) as { caseId: string; type: string })
    .flatMap((one) => (one.caseId === caseId ? [one.type] : []));

describe('commands that a damaged cache left behind', () => {
  it('are given again on top of the new one, once; what is no longer legal waits in the tray with the words', async () => {
    desk.line.cut();
    const walkedIn = newId();
    await desk.command('report', {
      caseId: walkedIn,
      title: '井盖缺失',
      description: '',
      source: 'operator',
      location: { lon: 104.07, lat: 25.6, crs: 'WGS84' },
    });
    await desk.command('note', { caseId: noted, text: '已电话核实' });
    await desk.command('reject', { caseId: taken, reason: '重复上报，已在另案处理' });
    // Meanwhile another desk has filed it: there is nothing left to reject.
    platform.publish(
      message({
        ...reported(taken),
        type: 'case.accepted',
        data: { category: 'power', priority: 'routine', dueAt: '2026-11-24T09:00:00.000+08:00' },
      }),
    );
    platform.publish(
      message({
        ...reported(taken),
        type: 'task.dispatched',
        data: { taskId: newId(), departmentId: 'power-supply', lead: true, instructions: '', dueAt: '2026-11-24T09:00:00.000+08:00' },
      }),
    );
    platform.publish(message({ ...reported(taken), type: 'case.rejected', data: { reason: '另有处理' } }));

    await loseTheCache();
    expect(desk.store.stranded).toHaveLength(3);
    await eventually('all have found their end', () => typesOf(noted).includes('case.noted') && desk.store.read.attention().length === 1);
    await desk.settled();
    expect(typesOf(walkedIn)).toEqual(['case.reported']);
    expect(typesOf(noted)).toEqual(['case.reported', 'case.noted']);
    expect(desk.store.read.attention()[0]).toMatchObject({ caseId: taken, command: 'reject', words: '重复上报，已在另案处理' });

    // A restart gives nothing again.
    desk = await desk.restart();
    expect(desk.store.stranded).toEqual([]);
  });

  it('are not given again when the platform had them after all', async () => {
    await desk.command('note', { caseId: noted, text: '已电话核实' });
    await desk.settled();
    const log = join(folder, 'griddesk.db.unsent');
    desk.line.cut();
    await desk.command('note', { caseId: taken, text: '等待回复' });
    const kept = readFileSync(log);
    desk.line.restore();
    await desk.settled();
    await desk.services.stop();
    desk.store.close();
    // As after a crash in which the second file did not learn that the note had been sent.
    writeFileSync(log, kept);
    setAside(join(folder, 'griddesk.db'), 0);
    desk = await openDesk({ platform, folder });
    expect(desk.store.stranded).toHaveLength(1);
    await desk.settled();
    await eventually('the stranded command has found its end', () => {
      try {
        return readFileSync(log, 'utf8').trim().split('\n').length === 2;
      } catch {
        return false;
      }
    });
    expect(typesOf(taken).filter((type) => type === 'case.noted')).toHaveLength(1);
    expect(desk.store.read.attention()).toEqual([]);
  });
});
