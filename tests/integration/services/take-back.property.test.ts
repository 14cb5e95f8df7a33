import { afterEach, describe, expect, it } from 'vitest';
import { CASE_ACTIONS, TASK_ACTIONS, type CaseRow, type CommandName } from '../../../preload/contract';
import { canonical, LEAVES } from '../../../main/domain';
import { SEED } from '../../support/test-seed';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { OTHER_VILLAGE, VILLAGE } from '../../support/wire';

const DAYS = 6;
const COMMANDS_A_DAY = 45;

/** Mulberry32: small, and the same numbers for the same seed. */
const randomFrom = (seed: number) => {
  let at = seed >>> 0;
  const next = (): number => {
    at = (at + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number): number => Math.floor(next() * n);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)]!;
  return { below, pick, chance: (share: number) => next() < share };
};
type Random = ReturnType<typeof randomFrom>;

let desk: Desk | undefined;
afterEach(() => desk?.close());

/** What an action of a button says, when somebody fills its form in somehow. */
const wordsOf = (row: CaseRow, action: string, others: readonly CaseRow[], random: Random): readonly [CommandName, object] | undefined => {
  const task = row.tasks.find(({ actions }) => actions.includes(action as never));
  const reason = random.pick(['重复派遣', '情况有变', '需要更多时间']);
  const text = random.pick(['已联系供电所。', '明天上午处理。', '请尽快办理。']);
  const asks = action === 'appeal' ? action : /^request-(.*)$/.exec(action)?.[1];
  if (asks) return ['request', { kind: asks, reason, ...(asks === 'closing' ? { outcome: 'unfounded' } : {}) }];
  switch (action) {
    case 'accept':
    case 'refile':
      return [action, { category: random.pick(['power', 'other']), priority: random.pick(['urgent', 'important', 'routine']) }];
    case 'merge':
      return others.length === 0 ? undefined : [action, { into: random.pick(others).id }];
    case 'dispatch': {
      const ids = random.pick([['power-supply'], ['general-office'], ['power-supply', 'general-office']]);
      return [action, { tasks: ids.map((departmentId, at) => ({ departmentId, lead: at === 0, instructions: text })) }];
    }
    case 'recall':
    case 'decline':
      return task && [action, { taskId: task.taskId, reason }];
    case 'acknowledge':
    case 'arrive':
      return task && [action, { taskId: task.taskId }];
    case 'complete':
      return task && [action, { taskId: task.taskId, feedback: text }];
    case 'escalate':
      return [action, { toArea: random.pick(['530303101', '530303']), reason }];
    case 'supervise':
    case 'explain':
      return [action, { level: random.pick(['blue', 'orange', 'red']), text }];
    case 'dispute':
      return [action, { kind: 'land', people: 2, parties: [{ side: 'applicant', name: '甲' }] }];
    case 'mediate':
      return [action, { step: 'assigned', method: 'people', mediator: '乙' }];
    case 'transfer':
      return [action, { to: 'police', office: '派出所' }];
    case 'answer':
      return [action, { requestId: row.requests[0]?.requestId ?? newId(), granted: random.chance(0.5), reason }];
    case 'offer':
      return [action, { memberIds: ['gm-0001'] }];
    case 'verify-pass':
      return ['verify', { result: 'pass' }];
    case 'verify-fail':
      return ['verify', { result: 'fail', text }];
    case 'close':
      return [action, { outcome: random.pick(['resolved', 'unfounded', 'transferred']), text }];
    case 'reply':
    case 'note':
      return [action, { text }];
    default:
      return [action as CommandName, { reason }];
  }
};

/** Everything that a window, another console or the next start could tell the difference by; revisions only count up. */
const everything = async (on: Desk, caseIds: readonly string[]): Promise<string> => {
  const { read } = on.store;
  const snapshot = await on.value('feed.snapshot', { cursor: null, limit: 1000 });
  const cases = caseIds.map((id) => {
    const { rev: _, ...record } = read.case(id)!;
    return { record, events: read.events(id), outbox: read.outboxOfCase(id), notices: read.notices(id) };
  });
  const found = ['枯树', '供电', '道路'].map((text) => read.search(text, { area: '530303' }, 100).map(({ id }) => id));
  return canonical({
    cases,
    rows: snapshot.cases.map((row) => ({ ...row, rev: 0 })),
    attention: read.attention().map((row) => ({ ...row, rev: 0 })),
    found,
    counts: read.counts(),
    hash: read.stateHash(),
    learned: read.routingChoices(0),
    media: read.mediaCounts(),
    merged: caseIds.map((id) => read.casesMergedInto(id, 100).map((record) => record.id)),
    nextNotice: read.nextNotice({ area: '530303' }),
  });
};

/** Where two texts part, with what stands there; empty: they are the same, byte for byte. */
const firstDifference = (now: string, before: string): string => {
  const at = [...now].findIndex((character, index) => character !== before[index]);
  return now === before
    ? ''
    : `now …${now.slice(Math.max(0, at - 120), at + 80)}… before …${before.slice(Math.max(0, at - 120), at + 80)}…`;
};

const ROLES = [
  { role: 'lead' },
  { role: 'dispatcher' },
  { role: 'department', departmentId: 'power-supply' },
  { role: 'department', departmentId: 'general-office' },
  { role: 'village', area: VILLAGE },
] as const;

describe('a day of commands', () => {
  it(`of which any that waits can be taken back as if it had never been given (SEED=${SEED})`, async () => {
    const names = new Map<string, number>();
    for (let day = 0; day < DAYS; day += 1) {
      const random = randomFrom(SEED + day);
      const platform = new MemoryPlatform();
      platform.putDirectory(...smallWorld());
      desk = await openDesk({ platform, undoSeconds: 60 });
      desk.line.cut();
      const lead = desk.seat;
      const caseIds: string[] = [];
      for (let at = 0; at < 4; at += 1) {
        const caseId = newId();
        const location = { lon: 103.82 + at / 1000, lat: 25.6, crs: 'WGS84' } as const;
        const gridCode = `${random.pick([VILLAGE, OTHER_VILLAGE])}-01-01`;
        const title = random.pick(['枯树压线', '道路塌方', '供电中断']);
        expect(await desk.command('report', { caseId, title, description: title, source: 'hotline', location, gridCode })).toMatchObject({
          ok: true,
        });
        caseIds.push(caseId);
      }
      for (let step = 0; step < COMMANDS_A_DAY; step += 1) {
        const seat = { ...lead, ...random.pick(ROLES) };
        desk.seat = seat;
        const { cases } = await desk.value('feed.snapshot', { cursor: null, limit: 1000 });
        if (cases.length === 0) continue;
        const row = random.pick(cases);
        const action = random.pick([...row.actions, ...row.tasks.flatMap(({ actions }) => actions)] as string[]);
        const asked =
          action === undefined
            ? undefined
            : wordsOf(
                row,
                action,
                cases.filter(({ id }) => id !== row.id),
                random,
              );
        if (!asked) continue;
        const [name, words] = asked;
        const before = await everything(desk, caseIds);
        const commandId = newId();
        const given = await desk.call(`cases.${name}`, { commandId, caseId: row.id, ...words } as never);
        if (!given.ok || !LEAVES[name]) continue;
        if (random.chance(0.4)) continue;
        // More of it, by anybody at the same seat, before somebody thinks better of the first.
        for (let more = random.below(3); more > 0; more -= 1) {
          const now = (await desk.value('feed.snapshot', { cursor: null, limit: 1000 })).cases.find(({ id }) => id === row.id);
          const next = now && now.actions.length > 0 ? wordsOf(now, random.pick(now.actions), [], random) : undefined;
          if (next) await desk.call(`cases.${next[0]}`, { commandId: newId(), caseId: row.id, ...next[1] } as never);
        }
        const taken = await desk.value('cases.takeBack', { commandId });
        expect(taken.taken[0]!.commandId).toBe(commandId);
        names.set(name, (names.get(name) ?? 0) + 1);
        expect(firstDifference(await everything(desk, caseIds), before), `day ${day}, step ${step}: ${name}`).toBe('');
      }
      await desk.close();
      desk = undefined;
    }
    // The days are long enough to say something.
    expect([...names.keys()].length, JSON.stringify([...names])).toBeGreaterThan(4);
  });

  it('knows every action there is', () => {
    const random = randomFrom(1);
    const task = { taskId: newId(), actions: [...TASK_ACTIONS, 'recall'] };
    const row = { id: newId(), tasks: [task], requests: [] } as unknown as CaseRow;
    for (const action of [...CASE_ACTIONS, ...TASK_ACTIONS]) expect(wordsOf(row, action, [row], random), action).toBeDefined();
  });
});
