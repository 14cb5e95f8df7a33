import { describe, expect, it } from 'vitest';
import type { CaseEvent, EventType } from '../../../preload/contract';
import { evolve, fold, type AnyEvent } from '../../../main/domain';
import { CASE, COMMITTEE, HOUR, MINUTE, POWER, reported, STORIES, Story, taskId } from './world';

const event = (type: EventType | 'case.blessed', data: object, at = '2026-11-23T12:00:00+08:00', more: object = {}): AnyEvent =>
  ({ ...reported(), id: taskId(500), type, at, data, ...more }) as unknown as CaseEvent;
const noon = Date.parse('2026-11-23T12:00:00+08:00');

describe('what an event does to a case', () => {
  it('begins a case with the report and nothing else', () => {
    expect(evolve(undefined, reported({ urgency: 'urgent' }))).toMatchObject({
      id: CASE,
      state: 'received',
      tasks: [],
      rework: 0,
      report: { urgent: true, media: [] },
    });
    expect(evolve(undefined, event('case.noted', { text: '?' }))).toBeUndefined();
    expect(evolve(undefined, event('case.blessed', {}))).toBeUndefined();
  });

  it('changes nothing where it makes no sense, and gives the same object back', () => {
    const nonsense: Record<string, AnyEvent[]> = {
      received: [
        event('case.reopened', { reason: '?' }),
        event('case.verified', { result: 'pass', by: 'x' }),
        event('case.closed', { outcome: 'resolved' }),
        event('case.resumed', {}),
        event('case.suspended', { reason: '?' }),
        event('task.dispatched', { taskId: taskId(1), departmentId: POWER, lead: true, instructions: '', dueAt: '2026-11-24T00:00:00Z' }),
        reported(),
      ],
      dispatched: [
        event('case.unmerged', {}),
        event('case.offered', { memberIds: ['gm-0001'] }),
        event('case.explained', { level: 'blue', text: '?' }),
        event('case.answered', { requestId: taskId(1), granted: true }),
        event('task.acknowledged', { taskId: taskId(9999) }),
        event('case.verified', { result: 'fail', by: 'x' }),
        event('case.extended', { dueAt: '2026-11-20T00:00:00Z', reason: '?' }),
      ],
      feedback: [
        event('case.accepted', { category: 'other', priority: 'routine', dueAt: '2026-11-24T00:00:00Z' }),
        event('case.reopened', { reason: '?' }),
      ],
      'suspended while handling': [
        event('case.suspended', { reason: '?' }),
        event('case.extended', { dueAt: '2026-12-24T00:00:00Z', reason: '?' }),
      ],
      closed: [
        event('case.requested', { requestId: taskId(1), kind: 'extension', reason: '?' }),
        event('case.closed', { outcome: 'resolved' }),
        event('case.escalated', { toArea: '530303', reason: '?' }),
        event('case.supervised', { level: 'red', text: '?' }),
        event('case.merged', { into: taskId(1) }),
      ],
      merged: [event('case.reopened', { reason: '?' }), event('case.rejected', { reason: '?' })],
    };
    for (const [name, events] of Object.entries(nonsense)) {
      const { state } = STORIES[name]!();
      for (const odd of events) expect([name, odd.type, evolve(state, odd) === state]).toEqual([name, odd.type, true]);
    }
  });

  it('ignores unknown types, other cases, and times no calendar has', () => {
    const { state } = new Story();
    expect(evolve(state, event('case.blessed', { text: 'x' }))).toBe(state);
    expect(evolve(state, event('case.noted', { text: 'x' }, undefined, { caseId: taskId(1) }))).toBe(state);
    expect(evolve(state, event('case.noted', { text: 'x' }, '2026-02-30T10:00:00Z'))).toBe(state);
    expect(evolve(state, event('case.accepted', { category: 'other', priority: 'routine', dueAt: '2026-02-31T00:00:00Z' }))).toBe(state);
  });

  it('touches no more than the time of change with words', () => {
    const { state } = STORIES['handling']!();
    for (const type of ['case.noted', 'case.replied'] as const)
      expect(evolve(state, event(type, { text: '好' }))).toEqual({ ...state, updatedAt: noon });
    expect(evolve(state, event('case.supervised', { level: 'blue', text: '!' }))).toEqual({
      ...state,
      updatedAt: noon,
      supervision: 'blue',
      slips: [{ level: 'blue', text: '!', at: noon }],
    });
    expect(evolve(state, event('case.escalated', { toArea: '530303', reason: '!' }))).toEqual({
      ...state,
      updatedAt: noon,
      escalatedTo: '530303',
    });
  });

  it('goes back to filed when every task is declined or recalled', () => {
    const story = new Story().accepted().dispatched(POWER, COMMITTEE);
    const [power, committee] = story.state.tasks.map((task) => task.taskId) as [string, string];
    story.do('department', 'decline', { taskId: power, reason: '不属本部门' });
    expect(story.state).toMatchObject({ state: 'dispatched', tasks: [{ state: 'declined', reason: '不属本部门' }, { state: 'sent' }] });
    story.do('dispatcher', 'recall', { taskId: committee, reason: '改派' });
    expect(story.state).toMatchObject({ state: 'filed', since: story.now, rework: 0 });
  });

  it('waits for feedback only on the tasks that were not recalled or declined', () => {
    const story = new Story().accepted().dispatched(POWER, COMMITTEE);
    const [power, committee] = story.state.tasks.map((task) => task.taskId) as [string, string];
    story.do('department', 'acknowledge', { taskId: power }).do('department', 'complete', { taskId: power, feedback: '好' });
    expect(story.state.state).toBe('handling');
    expect(story.do('dispatcher', 'recall', { taskId: committee, reason: '不必了' }).state.state).toBe('feedback');
  });

  it('takes no completion from a department that has not acknowledged', () => {
    const { state } = STORIES['dispatched']!();
    expect(evolve(state, event('task.completed', { taskId: state.tasks[0]!.taskId, feedback: '好' }))).toBe(state);
    expect(evolve(state, event('task.arrived', { taskId: state.tasks[0]!.taskId }))).toBe(state);
  });

  it('writes down a pause, and moves nothing by itself', () => {
    const story = new Story().accepted().dispatched(POWER).acknowledged();
    const before = story.state;
    story.do('lead', 'suspend', { reason: '等' });
    expect(story.state).toMatchObject({ state: 'suspended', paused: { state: 'handling' }, suspensions: 1 });
    story.wait(5 * HOUR - MINUTE).do('dispatcher', 'resume', {});
    const suspendedAt = story.now - 5 * HOUR;
    expect(story.state).toMatchObject({ ...before, suspensions: 1, pauses: [{ from: suspendedAt, to: story.now }], updatedAt: story.now });
  });

  it('lets a department finish while the case is paused', () => {
    const story = STORIES['suspended, all done']!();
    expect(story.state).toMatchObject({ state: 'suspended', paused: { state: 'feedback' }, tasks: [{ state: 'completed' }] });
    expect(story.do('dispatcher', 'resume', {}).state.state).toBe('feedback');
  });

  it('resumes at once when the clocks of two machines disagree about the order', () => {
    const { state, now } = STORIES['suspended while filed']!();
    const resumed = evolve(state, event('case.resumed', {}, new Date(now - HOUR).toISOString()));
    expect(resumed).toMatchObject({ state: 'filed', pauses: [] });
  });

  it('leaves nobody at work on a case that somebody else has ended', () => {
    const { state } = STORIES['handling']!();
    expect(evolve(state, event('case.closed', { outcome: 'transferred' }))).toMatchObject({
      state: 'closed',
      endedAt: noon,
      tasks: [{ state: 'recalled' }],
    });
    expect(evolve(STORIES['suspended while handling']!().state, event('case.merged', { into: taskId(1) }))).toMatchObject({
      state: 'merged',
      tasks: [{ state: 'recalled' }],
    });
  });

  it('reopens by the event alone what another console reopened', () => {
    const closed = STORIES['closed']!().state as { dueAt: number; filedAt: number };
    expect(evolve(closed as never, event('case.reopened', { reason: '!' }))).toMatchObject({
      state: 'filed',
      rework: 1,
      since: noon,
      dueAt: noon + closed.dueAt - closed.filedAt,
    });
    expect(evolve(STORIES['rejected']!().state, event('case.reopened', { reason: '!' }))).toMatchObject({
      state: 'filed',
      category: 'power-tree',
      priority: 'routine',
      dueAt: noon,
    });
  });

  it('puts a filing right while the case waits to be dispatched', () => {
    const { state } = STORIES['filed']!();
    expect(evolve(state, event('case.accepted', { category: 'other', priority: 'routine', dueAt: '2026-11-24T00:00:00Z' }))).toMatchObject({
      state: 'filed',
      category: 'other',
      since: (state as { since: number }).since,
    });
  });

  it('takes a merge back to exactly what was before, tasks and pause and all', () => {
    for (const name of ['received', 'filed', 'dispatched', 'handling', 'asked for more time', 'suspended while handling']) {
      const { state } = STORIES[name]!();
      const merged = fold([event('case.merged', { into: taskId(1) })], state)!;
      expect(merged).toMatchObject({ state: 'merged', before: { state: state.state } });
      const back = evolve(merged, event('case.unmerged', {}, '2026-11-23T13:00:00+08:00'))!;
      const updatedAt = noon + HOUR;
      const expected = { ...state, updatedAt, ...(state.state === 'suspended' ? { paused: { ...state.paused, updatedAt } } : {}) };
      expect(JSON.parse(JSON.stringify(back))).toEqual(JSON.parse(JSON.stringify(expected)));
    }
  });

  it('voids a filed case: what it was filed as stays, nobody is left at work, and what was asked for lapses', () => {
    const { state } = STORIES['asked for more time']!();
    expect(evolve(state, event('case.rejected', { reason: '误报' }))).toMatchObject({
      state: 'rejected',
      filing: { category: 'power-tree' },
      tasks: [{ state: 'recalled' }],
      requests: [],
    });
  });

  it('files anew where it stands: category, priority and time change, the stage and its tasks do not', () => {
    const { state } = STORIES['handling']!();
    const dueAt = '2026-11-25T09:00:00+08:00';
    expect(evolve(state, event('case.accepted', { category: 'other', priority: 'routine', dueAt }))).toEqual({
      ...state,
      category: 'other',
      priority: 'routine',
      dueAt: Date.parse(dueAt),
      dueSetAt: noon,
      updatedAt: noon,
    });
  });

  it('gives an escalated case back when it is escalated to its own area', () => {
    const { state } = STORIES['escalated']!();
    expect(state.escalatedTo).toBe('530303');
    expect(evolve(state, event('case.escalated', { toArea: state.area, reason: '本级处置' }))?.escalatedTo).toBeUndefined();
  });

  it('takes a case out of the statistics by a granted appeal only, and keeps what happened', () => {
    const { state } = STORIES['appealed']!();
    const answer = (granted: boolean) =>
      evolve(state, event('case.answered', { requestId: state.requests[0]!.requestId, granted, reason: '核实' }));
    expect(answer(true)).toMatchObject({ state: 'closed', excluded: true, tasks: state.tasks });
    expect(answer(false)).toMatchObject({ excluded: false, requests: [{ answer: { granted: false } }] });
  });

  it('remembers the highest slip, and answers each slip once', () => {
    const given = fold(
      [
        event('case.supervised', { level: 'orange', text: '一' }),
        event('case.supervised', { level: 'blue', text: '二' }),
        event('case.explained', { level: 'orange', text: '已在办' }),
      ],
      STORIES['handling']!().state,
    )!;
    expect(given).toMatchObject({ supervision: 'orange', slips: [{ answer: { text: '已在办', byName: '张三' } }, { level: 'blue' }] });
    expect(evolve(given, event('case.explained', { level: 'orange', text: '又' }))).toBe(given);
  });

  it('keeps no field of the wire that it does not know', () => {
    const state = fold([
      reported({
        title: '枯树',
        extra: 1,
        location: { lon: 1, lat: 2, crs: 'WGS84', extra: 1 },
        reporter: { id: 'a', name: 'b', phone: 'c', extra: 1 },
      }),
    ]);
    expect(JSON.stringify(state)).not.toContain('extra');
  });
});
