import { describe, expect, it } from 'vitest';
import { decide, evolve, fold, toInstant } from '../../../main/domain';
import {
  COMMITTEE,
  command,
  contextAt,
  HOUR,
  MEMBER,
  MINUTE,
  MONDAY,
  POWER,
  reported,
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

  it('escalates upwards only', () => {
    const ask = (toArea: string) => new Story().ask('dispatcher', 'escalate', { toArea, reason: '超出能力' });
    expect(ask('530303').ok).toBe(true);
    for (const wrong of [TOWNSHIP, VILLAGE, '530304', '530303102'])
      expect(ask(wrong)).toMatchObject({ refusal: { details: { field: 'toArea' } } });
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

  it('files anew only under something else that exists', () => {
    const story = STORIES['handling']!();
    const ask = (category: string, priority: 'urgent' | 'routine') => story.ask('dispatcher', 'refile', { category, priority });
    expect(ask('no-such', 'urgent')).toMatchObject({ refusal: { details: { field: 'category' } } });
    expect(ask('power-tree', 'urgent')).toMatchObject({ refusal: { details: { field: 'category' } } });
    expect(ask('power-tree', 'routine').ok).toBe(true);
    story.do('dispatcher', 'refile', { category: 'road-damage', priority: 'urgent', reason: '供电所退回' });
    expect(story.state).toMatchObject({ state: 'handling', category: 'road-damage', dueAt: story.now + 2 * HOUR });
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
