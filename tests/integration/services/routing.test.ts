import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RoutingRule } from '../../../preload/contract';
import { loadRouting } from '../../../main/services';
import { eventually } from '../../support/clock';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { envelope, message, reported, TOWNSHIP, VILLAGE } from '../../support/wire';

const why = { zh: '本地规定', en: 'local rule' };
const rules: RoutingRule[] = [
  { id: 'both', when: { categories: ['power'], gridTypes: ['rural'] }, send: [{ kind: 'power-supply', lead: true }], only: true, why },
  { id: 'nobody', when: { categories: ['other'] }, send: [{ kind: 'moon-base' }], why },
];
const routing = loadRouting(JSON.stringify({ learning: { days: 30, minCases: 3, share: 0.6 }, rules }), 'routing.json');

describe('routing rules at a desk', () => {
  let platform: MemoryPlatform;
  let desk: Desk;
  beforeEach(async () => {
    platform = new MemoryPlatform();
    platform.putDirectory(...smallWorld());
    desk = await openDesk({ platform, routing });
  });
  afterEach(() => desk.close());

  const filed = async (category = 'power'): Promise<string> => {
    const caseId = newId();
    platform.publish(message(reported(caseId)));
    await desk.settled();
    await desk.value('cases.accept', { commandId: newId(), caseId, category, priority: 'important' });
    return caseId;
  };
  const send = (caseId: string, ...ids: string[]) =>
    desk.value('cases.dispatch', {
      commandId: newId(),
      caseId,
      tasks: ids.map((departmentId, index) => ({ departmentId, lead: index === 0, instructions: '请处置' })),
    });

  it('propose by the type of grid that the case lies in, and say which rule it was', async () => {
    const { suggestions } = await desk.value('cases.read', { caseId: await filed() });
    expect(suggestions).toEqual([
      { departmentId: 'power-supply', lead: true, reason: 'rule', values: { rule: 'both', zh: why.zh, en: why.en } },
    ]);
  });

  it('that name nobody are told of on the page and in the log, once, and the case goes its usual way', async () => {
    expect((await desk.value('routing.read')).problems).toEqual([
      { rule: 'nobody', fault: 'no-department', value: 'moon-base' },
      { rule: 'nobody', fault: 'nobody', value: 'moon-base' },
    ]);
    await eventually('the log tells', () => desk.logged.some((line) => line.includes('nobody: moon-base')));
    expect(desk.logged.filter((line) => line.startsWith('routing rule nobody: nobody'))).toHaveLength(1);
    const { suggestions } = await desk.value('cases.read', { caseId: await filed('other') });
    expect(suggestions[0]).toMatchObject({ departmentId: 'general-office', reason: 'category' });
  });

  it('learn from what the operator changes, also over a restart, and propose it to a lead only', async () => {
    for (let n = 0; n < 3; n += 1) await send(await filed(), 'power-supply', `village-committee-${VILLAGE}`);
    await desk.settled();
    desk = await desk.restart();
    const report = await desk.value('routing.read');
    expect(report.rules.map(({ rule, uses, changed }) => [rule.id, uses, changed])).toEqual([
      ['both', 3, 3],
      ['nobody', 0, 0],
    ]);
    expect(report.proposals).toMatchObject([
      { rule: 'both', category: 'power', township: TOWNSHIP, change: 'add', kind: 'village-committee', cases: 3, of: 3 },
    ]);
    desk.seat = { ...desk.seat, role: 'dispatcher' };
    expect((await desk.value('routing.read')).proposals).toEqual([]);
  });

  it('count a command once however often it is asked, and forget what is older than they look back', async () => {
    const caseId = await filed();
    const tasks = [{ departmentId: 'general-office', lead: true, instructions: '' }];
    const command = { commandId: newId(), caseId, tasks };
    await desk.value('cases.dispatch', command);
    await desk.value('cases.dispatch', command);
    expect((await desk.value('routing.read')).rules[0]).toMatchObject({ uses: 1, changed: 1 });
    desk.clock.advance(31 * 24 * 60 * 60 * 1000);
    expect((await desk.value('routing.read')).rules[0]).toMatchObject({ uses: 0 });
    await send(await filed(), 'power-supply');
    expect(desk.store.read.routingChoices(0)).toHaveLength(1);
  });

  it('learn nothing from a dispatch that came to nothing because somebody else was first', async () => {
    const caseId = await filed();
    await desk.settled();
    desk.line.cut();
    await send(caseId, 'general-office');
    expect(desk.store.read.routingChoices(0)).toHaveLength(1);
    platform.publish(
      message(envelope('case.merged', caseId, { into: newId() }, { actor: { kind: 'operator', id: 'op-2', name: '他席' } })),
    );
    desk.line.restore();
    await eventually('the dispatch is in the tray', () => desk.store.read.attention().length === 1);
    expect(desk.store.read.routingChoices(0)).toEqual([]);
  });
});
