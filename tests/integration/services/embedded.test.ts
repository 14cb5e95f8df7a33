import { randomFillSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input, Output, Result } from '../../../preload/contract';
import { systemClock } from '../../../main/ports';
import { chineseCalendar, createServices, type ServiceChannel } from '../../../main/services';
import { openPlatformLog, openStore } from '../../../main/store';
import { createEmbeddedPlatform, DEAD_TREE_STORY } from '../../../main/upstream/embedded';
import { eventually } from '../../support/clock';
import { demoData } from '../../support/demo-data';
import { seatOf } from '../../support/desk';
import { careRules, evaluationRules, rosterRules } from '../../support/small-world';
import { newId } from '../../support/uuid';

const KEY = new Uint8Array(32).fill(9);

/** A console on the embedded platform, as the app puts it together. */
const openConsole = (folder: string, cache: string, speed: number) => {
  const store = openStore({ path: join(folder, cache), key: KEY, clock: systemClock });
  const log = openPlatformLog({ path: join(folder, 'platform.db'), key: KEY });
  const upstream = createEmbeddedPlatform({ log, clock: systemClock, area: '530303101', seed: 1, speed, data: demoData });
  const services = createServices({
    store,
    upstream,
    clock: systemClock,
    rulebook: demoData.rulebook,
    care: careRules,
    evaluation: evaluationRules,
    roster: rosterRules,
    calendar: chineseCalendar(),
    random: (bytes) => randomFillSync(bytes),
    getSeat: () => seatOf(),
  });
  const value = async <C extends ServiceChannel>(channel: C, input: Input<C>): Promise<Output<C>> => {
    const handler = services.handlers[channel] as (input: Input<C>) => Result<Output<C>> | Promise<Result<Output<C>>>;
    const result = await handler(input);
    if (!result.ok) throw new Error(`${channel}: ${result.error.message}`);
    return result.value;
  };
  const close = async () => {
    await services.stop();
    store.close();
    log.close();
  };
  return { store, log, services, value, close };
};

describe('on the embedded platform', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'griddesk-embedded-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('the dead tree goes from the report to the closed case, and a console that begins anew folds the same history', async () => {
    const desk = openConsole(folder, 'griddesk.db', 300);
    await desk.services.start();
    const open = () => desk.store.read.openCases({ area: '530303101' }, 50);
    const tree = () => open().find((record) => record.state.state === 'received' && record.state.report.title === DEAD_TREE_STORY.title);
    await eventually('the dead tree is reported', () => tree() !== undefined);
    const caseId = tree()!.id;
    const state = () => desk.store.read.case(caseId)!.state.state;
    await desk.value('cases.accept', { commandId: newId(), caseId, category: tree()!.state.report.category!, priority: 'urgent' });
    const { suggestions } = await desk.value('cases.read', { caseId });
    await desk.value('cases.dispatch', {
      commandId: newId(),
      caseId,
      tasks: suggestions.map(({ departmentId, lead }) => ({ departmentId, lead, instructions: '请立即处置' })),
    });
    await eventually('the departments are done', () => state() === 'feedback');
    await desk.value('cases.verify', { commandId: newId(), caseId, result: 'pass' });
    await desk.value('cases.close', { commandId: newId(), caseId, outcome: 'resolved' });
    await eventually('everything is sent', () => desk.store.read.pendingCount() === 0 && desk.store.read.case(caseId)!.pending === 0);
    expect(state()).toBe('closed');
    expect(await desk.value('diagnostics.read', undefined)).toMatchObject({ quarantined: 0, attention: 0, pending: 0 });
    await desk.close();

    const again = openConsole(folder, 'griddesk.db', 0);
    await again.services.start();
    await eventually('the rest has been applied', () => again.store.read.lastSeq() === again.log.lastSeq());
    const first = await again.value('diagnostics.read', undefined);
    await again.close();
    const fresh = openConsole(folder, 'anew.db', 0);
    await fresh.services.start();
    await eventually('everything has been applied', () => fresh.log.lastSeq() > 0 && fresh.store.read.lastSeq() === fresh.log.lastSeq());
    const second = await fresh.value('diagnostics.read', undefined);
    await fresh.close();
    expect(second).toMatchObject({ stateHash: first.stateHash, events: first.events, cases: first.cases, tasks: first.tasks });
  });
});
