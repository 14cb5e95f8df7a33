import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, MONDAY, POWER, rulebook, STORIES, Story } from './world';

const day = 24 * HOUR;

describe('deciding what is the lead’s: limits, suspensions, slips and what is asked for', () => {
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

  it('gives slips in order unless the case is urgent', () => {
    const routine = new Story().accepted('routine');
    expect(routine.ask('lead', 'supervise', { level: 'red', text: '!' })).toMatchObject({ refusal: { details: { field: 'level' } } });
    routine.do('lead', 'supervise', { level: 'blue', text: '!' }).do('lead', 'supervise', { level: 'orange', text: '!' });
    expect(routine.state.supervision).toBe('orange');
    expect(routine.ask('lead', 'supervise', { level: 'blue', text: '!' })).toMatchObject({ refusal: { code: 'bad-input' } });
    expect(new Story().accepted('urgent').ask('lead', 'supervise', { level: 'red', text: '!' }).ok).toBe(true);
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
});
