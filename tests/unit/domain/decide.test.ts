import { describe, expect, it } from 'vitest';
import { decide, evolve, fold, toInstant } from '../../../main/domain';
import {
  COMMITTEE,
  command,
  contextAt,
  EMERGENCY,
  HOUR,
  MEMBER,
  MINUTE,
  MONDAY,
  POWER,
  reported,
  rulebook,
  seatOf,
  STORIES,
  Story,
  TOWNSHIP,
  VILLAGE,
} from './world';

const day = 24 * HOUR;

describe('deciding', () => {
  it('tells story 1 from the report to the closed case', () => {
    const story = new Story(reported({ urgency: 'urgent' }));
    expect(story.state.state).toBe('received');
    expect(story.do('dispatcher', 'reply', { text: '已收到' }).state.state).toBe('received');
    expect(story.accepted().state.state).toBe('filed');
    expect(story.dispatched(POWER, COMMITTEE).state).toMatchObject({ state: 'dispatched', tasks: [{ lead: true }, { lead: false }] });
    const [power, committee] = story.state.tasks.map((task) => task.taskId) as [string, string];
    expect(story.do('department', 'acknowledge', { taskId: power }).state.state).toBe('handling');
    story
      .do('village', 'acknowledge', { taskId: committee })
      .do('village', 'arrive', { taskId: committee })
      .do('village', 'complete', { taskId: committee, feedback: '已警戒' });
    expect(story.state.state).toBe('handling');
    expect(story.do('department', 'complete', { taskId: power, feedback: '树已清除' }).state.state).toBe('feedback');
    expect(story.do('village', 'verify', { result: 'pass' }).state).toMatchObject({ state: 'feedback', verifiedBy: 'op-village' });
    expect(story.do('dispatcher', 'close', { outcome: 'resolved', text: '隐患消除' }).state).toMatchObject({
      state: 'closed',
      outcome: 'resolved',
      text: '隐患消除',
    });
  });

  it('signs events as the seat, now, with the local offset', () => {
    expect(new Story().ask('village', 'note', { text: '已看过' })).toMatchObject({
      ok: true,
      events: [
        { v: 1, at: '2026-11-23T09:00:00.000+08:00', area: TOWNSHIP, actor: { kind: 'village', id: 'op-village', name: 'village' } },
      ],
    });
  });

  it('knows no case but by a report, and reports a case once', () => {
    const note = command('note', { text: '?' });
    expect(decide(undefined, note, contextAt(MONDAY, seatOf('lead')))).toMatchObject({ refusal: { code: 'not-found' } });
    const other = { ...note, caseId: '01900000-0000-7000-8000-00000000ffff' };
    expect(decide(new Story().state, other, contextAt(MONDAY, seatOf('lead')))).toMatchObject({ refusal: { code: 'not-found' } });
    const words = { title: '来电', description: '', source: 'hotline', location: { lon: 103.8, lat: 25.8, crs: 'WGS84' } } as const;
    expect(new Story().ask('dispatcher', 'report', words)).toMatchObject({ refusal: { code: 'duplicate' } });
  });

  it('files a report under the village of its grid, or under the seat; a district has to name the grid', () => {
    const words = { title: '来电', description: '', source: 'hotline', location: { lon: 103.8, lat: 25.8, crs: 'WGS84' } } as const;
    const areaOf = (area: string, gridCode?: string) => {
      const decision = decide(
        undefined,
        command('report', gridCode === undefined ? words : { ...words, gridCode }),
        contextAt(MONDAY, seatOf('dispatcher', { area })),
      );
      return decision.ok ? decision.events[0]?.area : decision.refusal.details?.['field'];
    };
    expect(areaOf(TOWNSHIP)).toBe(TOWNSHIP);
    expect(areaOf(TOWNSHIP, `${VILLAGE}003`)).toBe(VILLAGE);
    expect(areaOf(TOWNSHIP, '530303102201003')).toBe(TOWNSHIP);
    expect(areaOf('530303', `${VILLAGE}003`)).toBe(VILLAGE);
    expect(areaOf('530303')).toBe('gridCode');
  });

  it('files only under a category of the rulebook, due by its limit', () => {
    expect(new Story().ask('dispatcher', 'accept', { category: 'no-such', priority: 'urgent' })).toMatchObject({
      refusal: { code: 'bad-input', details: { field: 'category' } },
    });
    const urgent = new Story().accepted('urgent');
    expect(urgent.state).toMatchObject({ category: 'power-tree', priority: 'urgent', filedAt: urgent.now, dueAt: urgent.now + HOUR });
    // 16 working hours from Monday 09:01: 7 h on Monday, 8 h on Tuesday, 1 h on Wednesday.
    expect(new Story().accepted('routine').state).toMatchObject({ dueAt: Date.parse('2026-11-25T09:01:00+08:00') });
  });

  it('sends to departments that exist, each once, one of them leading', () => {
    const ask = (...tasks: { departmentId: string; lead?: boolean; dueAt?: number }[]) =>
      new Story().accepted().ask('dispatcher', 'dispatch', { tasks: tasks.map((task) => ({ lead: false, instructions: '', ...task })) });
    expect(ask({ departmentId: 'nobody' })).toMatchObject({ refusal: { code: 'bad-input', details: { field: 'tasks.0.departmentId' } } });
    expect(ask({ departmentId: POWER }, { departmentId: POWER })).toMatchObject({
      refusal: { code: 'bad-input', details: { field: 'tasks.1.departmentId' } },
    });
    expect(ask({ departmentId: POWER, lead: true }, { departmentId: EMERGENCY, lead: true })).toMatchObject({
      refusal: { details: { field: 'tasks.lead' } },
    });
    expect(ask({ departmentId: POWER, dueAt: MONDAY - 1 })).toMatchObject({ refusal: { details: { field: 'tasks.0.dueAt' } } });
    expect(ask({ departmentId: POWER, dueAt: Number.MAX_SAFE_INTEGER })).toMatchObject({
      refusal: { details: { field: 'tasks.0.dueAt' } },
    });
    expect(ask({ departmentId: POWER }, { departmentId: EMERGENCY })).toMatchObject({
      events: [{ data: { lead: true } }, { data: { lead: false } }],
    });
  });

  it('sends to more departments later, but not twice to one that is at work; the lead named last leads', () => {
    const story = new Story().accepted().dispatched(POWER).acknowledged();
    expect(story.ask('dispatcher', 'dispatch', { tasks: [{ departmentId: POWER, lead: false, instructions: '' }] })).toMatchObject({
      refusal: { code: 'duplicate' },
    });
    expect(story.dispatched(EMERGENCY).state).toMatchObject({
      state: 'handling',
      tasks: [
        { departmentId: POWER, lead: false },
        { departmentId: EMERGENCY, lead: true },
      ],
    });
  });

  it('gives a task the limit of the category unless a time is named', () => {
    const story = new Story().accepted('urgent').dispatched(POWER);
    expect(story.state.tasks[0]).toMatchObject({ dueAt: story.now + HOUR });
    const named = new Story().accepted('urgent');
    named.do('dispatcher', 'dispatch', { tasks: [{ departmentId: POWER, lead: true, instructions: '', dueAt: MONDAY + 5 * HOUR }] });
    expect(named.state.tasks[0]).toMatchObject({ dueAt: MONDAY + 5 * HOUR });
  });

  it('extends by one original limit, twice', () => {
    const story = new Story().accepted('urgent').dispatched(POWER);
    const due = story.state.tasks[0]!.dueAt;
    expect(story.ask('lead', 'extend', { reason: '雨', dueAt: due + HOUR + 1 })).toMatchObject({
      refusal: { code: 'bad-input', details: { field: 'dueAt' } },
    });
    expect(story.ask('lead', 'extend', { reason: '雨', dueAt: due })).toMatchObject({ refusal: { code: 'bad-input' } });
    story.do('lead', 'extend', { reason: '雨' });
    expect(story.state).toMatchObject({ dueAt: due + HOUR, extensions: 1, tasks: [{ dueAt: due + HOUR }] });
    story.do('lead', 'extend', { reason: '雨', dueAt: due + HOUR + 10 * MINUTE });
    expect(story.state).toMatchObject({ dueAt: due + HOUR + 10 * MINUTE });
    expect(story.ask('lead', 'extend', { reason: '雨' })).toMatchObject({
      refusal: { code: 'limit-reached', details: { limit: rulebook.maxExtensions } },
    });
  });

  it('suspends once, at most for a year', () => {
    const story = new Story().accepted();
    expect(story.ask('lead', 'suspend', { reason: '等', until: MONDAY - 1 })).toMatchObject({
      refusal: { code: 'bad-input', details: { field: 'until' } },
    });
    expect(story.ask('lead', 'suspend', { reason: '等', until: MONDAY + 400 * day })).toMatchObject({ refusal: { code: 'bad-input' } });
    story.do('lead', 'suspend', { reason: '等', until: MONDAY + 30 * day });
    expect(story.state).toMatchObject({ state: 'suspended', until: MONDAY + 30 * day });
    story.do('dispatcher', 'resume', {});
    expect(story.ask('lead', 'suspend', { reason: '等' })).toMatchObject({ refusal: { code: 'limit-reached', details: { limit: 1 } } });
  });

  it('escalates upwards only', () => {
    const ask = (toArea: string) => new Story().ask('dispatcher', 'escalate', { toArea, reason: '超出能力' });
    expect(ask('530303').ok).toBe(true);
    for (const wrong of [TOWNSHIP, VILLAGE, '530304', '530303102'])
      expect(ask(wrong)).toMatchObject({ refusal: { details: { field: 'toArea' } } });
  });

  it('gives slips in order unless the case is urgent', () => {
    const routine = new Story().accepted('routine');
    expect(routine.ask('lead', 'supervise', { level: 'red', text: '!' })).toMatchObject({ refusal: { details: { field: 'level' } } });
    routine.do('lead', 'supervise', { level: 'blue', text: '!' }).do('lead', 'supervise', { level: 'orange', text: '!' });
    expect(routine.state.supervision).toBe('orange');
    expect(routine.ask('lead', 'supervise', { level: 'blue', text: '!' })).toMatchObject({ refusal: { code: 'bad-input' } });
    expect(new Story().accepted('urgent').ask('lead', 'supervise', { level: 'red', text: '!' }).ok).toBe(true);
  });

  it('closes without any work only what was unfounded or handed on', () => {
    const ask = (outcome: 'resolved' | 'unfounded' | 'transferred') => new Story().accepted().ask('dispatcher', 'close', { outcome });
    expect(ask('resolved')).toMatchObject({
      refusal: { code: 'wrong-state', details: { field: 'outcome', possible: ['unfounded', 'transferred'] } },
    });
    expect([ask('unfounded').ok, ask('transferred').ok]).toEqual([true, true]);
  });

  it('does not merge a case into itself', () => {
    const story = new Story();
    expect(story.ask('dispatcher', 'merge', { into: story.state.id })).toMatchObject({
      refusal: { code: 'bad-input', details: { field: 'into' } },
    });
  });

  it('files a reopened case anew, also one that was rejected before it had a category', () => {
    const closed = new Story()
      .closed()
      .wait(3 * day)
      .do('dispatcher', 'reopen', { reason: '反弹' });
    expect(closed.state).toMatchObject({
      state: 'filed',
      category: 'power-tree',
      priority: 'urgent',
      rework: 1,
      since: closed.now,
      dueAt: closed.now + HOUR,
    });
    const rejected = new Story(reported({ category: 'no-such', urgency: 'urgent' }))
      .do('dispatcher', 'reject', { reason: '?' })
      .do('dispatcher', 'reopen', { reason: '有新情况' });
    expect(rejected.state).toMatchObject({ state: 'filed', category: 'other', priority: 'urgent', rework: 1 });
    expect(rejected.dispatched().state.state).toBe('dispatched');
  });

  it('offers a case that failed its check for dispatch again, with its history', () => {
    const story = STORIES['back after a failed check']!();
    expect(story.state).toMatchObject({ state: 'filed', rework: 1, tasks: [{ state: 'completed', round: 0 }] });
    story.dispatched(POWER);
    expect(story.state).toMatchObject({ state: 'dispatched', tasks: [{ round: 0 }, { state: 'sent', round: 1 }] });
    expect(story.acknowledged().completed().state.state).toBe('feedback');
  });

  it('sends those who did the work back to it when the check fails, with what was missing', () => {
    const story = new Story().accepted().dispatched(EMERGENCY, POWER, COMMITTEE);
    const [emergency, power, committee] = story.state.tasks.map((task) => task.taskId) as [string, string, string];
    story
      .do(seatOf('department', { departmentId: EMERGENCY }), 'decline', { taskId: emergency, reason: '不属本部门' })
      .do('department', 'acknowledge', { taskId: power })
      .do('department', 'complete', { taskId: power, feedback: '好' })
      .do('village', 'acknowledge', { taskId: committee })
      .do('village', 'complete', { taskId: committee, feedback: '好' })
      .do('village', 'verify', { result: 'fail', text: '仍有断枝' });
    expect(story.state).toMatchObject({ state: 'dispatched', rework: 1 });
    expect(story.state.tasks.slice(3)).toMatchObject([
      { departmentId: POWER, lead: true, state: 'sent', round: 1, instructions: '仍有断枝', dueAt: story.now + HOUR },
      { departmentId: COMMITTEE, lead: false, state: 'sent', round: 1 },
    ]);
    expect(new Story().handled().do('dispatcher', 'verify', { result: 'fail', redo: false }).state.state).toBe('filed');
  });

  it('asks the lead for more time, once at a time, and grants it by the act itself', () => {
    const story = STORIES['asked for more time']!();
    const [request] = story.state.requests;
    expect(request).toMatchObject({ kind: 'extension', reason: '等设备', byName: 'department' });
    expect(story.ask('dispatcher', 'request', { kind: 'extension', reason: '再等' })).toMatchObject({
      refusal: { code: 'wrong-state', details: { condition: 'not-requested' } },
    });
    const due = story.state.tasks[0]!.dueAt;
    const refused = story.ask('lead', 'answer', { requestId: request!.requestId, granted: false, reason: '按时完成' });
    expect(refused).toMatchObject({ events: [{ type: 'case.answered', data: { granted: false } }] });
    story.do('lead', 'answer', { requestId: request!.requestId, granted: true });
    expect(story.events.slice(-2).map(({ type }) => type)).toEqual(['case.answered', 'case.extended']);
    expect(story.state).toMatchObject({ extensions: 1, tasks: [{ dueAt: due + HOUR }] });
    expect(story.ask('lead', 'answer', { requestId: request!.requestId, granted: true })).toMatchObject({
      refusal: { code: 'wrong-state' },
    });
  });

  it('asks for nothing that the rules would never grant', () => {
    const ask = (story: Story, words: object) => story.ask('dispatcher', 'request', { kind: 'extension', reason: '等', ...words });
    expect(ask(STORIES['handling']!(), { dueAt: MONDAY - 1 })).toMatchObject({ refusal: { details: { field: 'dueAt' } } });
    expect(ask(STORIES['handling']!(), { taskId: 'x' })).toMatchObject({ refusal: { details: { field: 'taskId' } } });
    expect(ask(STORIES['filed']!(), { kind: 'suspension', until: MONDAY })).toMatchObject({ refusal: { details: { field: 'until' } } });
    expect(ask(STORIES['supervised and verified']!(), { kind: 'closing' })).toMatchObject({ refusal: { details: { field: 'outcome' } } });
    const twice = new Story().accepted().dispatched().do('lead', 'extend', { reason: '雨' }).do('lead', 'extend', { reason: '雨' });
    expect(ask(twice, {})).toMatchObject({ refusal: { code: 'limit-reached' } });
  });

  it('grants a suspension, a closing and a voiding by what was asked for', () => {
    const granted = (story: Story) =>
      story.do('lead', 'answer', { requestId: story.state.requests.at(-1)!.requestId, granted: true }).state;
    const until = MONDAY + 5 * day;
    const waits = STORIES['filed']!().do('dispatcher', 'request', { kind: 'suspension', reason: '等批复', until });
    expect(granted(waits)).toMatchObject({ state: 'suspended', until, reason: '等批复' });
    const late = STORIES['filed']!()
      .do('dispatcher', 'request', { kind: 'suspension', reason: '等批复', until })
      .wait(6 * day);
    expect(granted(late)).toMatchObject({ state: 'suspended', until: undefined });
    const verified = STORIES['supervised and verified']!().do('dispatcher', 'request', {
      kind: 'closing',
      reason: '已清除',
      outcome: 'resolved',
    });
    expect(granted(verified)).toMatchObject({ state: 'closed', outcome: 'resolved', text: '已清除' });
    expect(granted(STORIES['dispatched']!().do('dispatcher', 'request', { kind: 'voiding', reason: '误报' }))).toMatchObject({
      state: 'rejected',
      reason: '误报',
    });
  });

  it('does not grant what the case no longer allows; the lead can still refuse it', () => {
    const story = STORIES['asked for more time']!().completed();
    const { requestId } = story.state.requests[0]!;
    expect(story.ask('lead', 'answer', { requestId, granted: true })).toMatchObject({
      refusal: { code: 'wrong-state', details: { action: 'extend' } },
    });
    expect(story.ask('lead', 'answer', { requestId, granted: false }).ok).toBe(true);
  });

  it('appeals once, also after closing', () => {
    const story = STORIES['appealed']!();
    expect(story.ask('dispatcher', 'request', { kind: 'appeal', reason: '再' })).toMatchObject({
      refusal: { details: { condition: 'never-appealed' } },
    });
    expect(story.do('lead', 'answer', { requestId: story.state.requests[0]!.requestId, granted: true }).state.excluded).toBe(true);
  });

  it('files anew only under something else that exists', () => {
    const story = STORIES['handling']!();
    const ask = (category: string, priority: 'urgent' | 'routine') => story.ask('dispatcher', 'refile', { category, priority });
    expect(ask('no-such', 'urgent')).toMatchObject({ refusal: { details: { field: 'category' } } });
    expect(ask('power-tree', 'urgent')).toMatchObject({ refusal: { details: { field: 'category' } } });
    expect(ask('power-tree', 'routine').ok).toBe(true);
    story.do('dispatcher', 'refile', { category: 'road-damage', priority: 'urgent', reason: '供电所退回' });
    expect(story.state).toMatchObject({ state: 'handling', category: 'road-damage', dueAt: story.now + 2 * HOUR });
  });

  it('offers a check to grid members that exist, and to more of them later', () => {
    const story = STORIES['feedback']!();
    expect(story.ask('dispatcher', 'offer', { memberIds: ['gm-nobody'] })).toMatchObject({
      refusal: { details: { field: 'memberIds.0' } },
    });
    expect(story.ask('dispatcher', 'offer', { memberIds: [MEMBER, MEMBER] })).toMatchObject({
      refusal: { details: { field: 'memberIds' } },
    });
    expect(story.do('dispatcher', 'offer', { memberIds: [MEMBER] }).state.offeredTo).toEqual([MEMBER]);
    expect(story.do('dispatcher', 'verify', { result: 'pass' }).state.offeredTo).toEqual([]);
  });

  it('promises for the future only, and remembers the last promise', () => {
    const story = new Story();
    expect(story.ask('dispatcher', 'reply', { text: '明天到', promisedAt: MONDAY - 1 })).toMatchObject({
      refusal: { details: { field: 'promisedAt' } },
    });
    story.do('dispatcher', 'reply', { text: '明天到', promisedAt: MONDAY + day }).do('dispatcher', 'reply', { text: '好的' });
    expect(story.state.promisedAt).toBe(MONDAY + day);
  });

  it('fills in who reported from the roster', () => {
    const words = { title: '来电', description: '', source: 'patrol', location: { lon: 103.8, lat: 25.8, crs: 'WGS84' } } as const;
    const ask = (reporterId: string) =>
      decide(undefined, command('report', { ...words, reporterId }), contextAt(MONDAY, seatOf('dispatcher')));
    expect(ask(MEMBER)).toMatchObject({ events: [{ data: { reporter: { id: MEMBER, name: '张巡检', phone: '10000000009' } } }] });
    expect(ask('gm-nobody')).toMatchObject({ refusal: { details: { field: 'reporterId' } } });
  });

  it('answers the same to the same, but for new ids', () => {
    const { state, now } = STORIES['filed']!();
    const wanted = command('note', { text: '好' });
    const [one, two] = [1, 2].map(() => decide(state, wanted, contextAt(now, seatOf('lead'), { newId: () => 'x' })));
    expect(one).toEqual(two);
    if (one?.ok) expect(fold(one.events, state)).toEqual(evolve(state, one.events[0]!));
  });

  it('writes times that read back as the instants they were', () => {
    const { events } = new Story().accepted('routine');
    expect(events.map((event) => toInstant(event.at))).toEqual([MONDAY, MONDAY + MINUTE]);
  });
});
