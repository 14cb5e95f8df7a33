import { describe, expect, it } from 'vitest';
import { COMMITTEE, EMERGENCY, HOUR, MEMBER, MONDAY, POWER, seatOf, STORIES, Story } from './world';

describe('deciding who is sent to work and to check', () => {
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
});
