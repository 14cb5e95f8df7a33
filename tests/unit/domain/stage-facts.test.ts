import { describe, expect, it } from 'vitest';
import { caseFactsOf, clockOf, fold, type AnyEvent } from '../../../main/domain';
import { holds } from './property';
import { histories } from './shifts';
import { COMMITTEE, HOUR, MEMBER, MINUTE, MONDAY, POWER, reported, rulebook, STORIES, Story, weekdays } from './world';

const counting = { rulebook, calendar: weekdays };
const facts = (story: Story) => caseFactsOf(story.events, counting)!;

describe('the facts of a case', () => {
  it('say of each stage when it began and ended, when it was due, and whether it was in time', () => {
    const story = new Story()
      .wait(20 * MINUTE)
      .accepted()
      .dispatched(POWER)
      .wait(5 * MINUTE)
      .acknowledged()
      .completed();
    story
      .wait(40 * MINUTE)
      .do('dispatcher', 'verify', { result: 'pass' })
      .do('dispatcher', 'close', { outcome: 'resolved' });
    const sent = MONDAY + 22 * MINUTE;
    expect(facts(story)).toMatchObject({
      stages: [
        {
          stage: 'file',
          beganAt: MONDAY,
          endedAt: MONDAY + 21 * MINUTE,
          dueAtFirst: MONDAY + 15 * MINUTE,
          dueAt: MONDAY + 15 * MINUTE,
          onTime: false,
        },
        { stage: 'dispatch', beganAt: MONDAY + 21 * MINUTE, endedAt: sent, dueAt: MONDAY + 31 * MINUTE, onTime: true },
        { stage: 'handle', beganAt: sent, endedAt: sent + 7 * MINUTE, dueAt: sent + HOUR, onTime: true, round: 0 },
        { stage: 'verify', beganAt: sent + 7 * MINUTE, endedAt: sent + 48 * MINUTE, dueAt: sent + 37 * MINUTE, onTime: false },
      ],
      end: { kind: 'closed', at: story.now },
      excluded: false,
    });
  });

  it('keep what was due at first beside what came of extensions and pauses', () => {
    const story = new Story().accepted('urgent').dispatched(POWER).do('lead', 'extend', { reason: '雨' });
    const first = story.events.at(-2)!.at;
    story
      .do('lead', 'suspend', { reason: '等' })
      .wait(3 * HOUR - MINUTE)
      .do('dispatcher', 'resume', {});
    story
      .acknowledged()
      .wait(90 * MINUTE)
      .completed();
    const sent = Date.parse(first);
    const times = { dueAtFirst: sent + HOUR, dueAt: sent + 5 * HOUR, pausedMs: 3 * HOUR, extensions: 1, onTime: true };
    expect(facts(story).stages.find(({ stage }) => stage === 'handle')).toMatchObject(times);
    expect(facts(story).tasks).toMatchObject([{ result: 'completed', ...times }]);
    expect(facts(story)).toMatchObject({ extensions: 1, suspensions: 1 });
  });

  it('do not call late what was done while the clock stood', () => {
    const story = new Story().accepted('urgent').dispatched(POWER).acknowledged().do('lead', 'suspend', { reason: '等' });
    story.wait(10 * HOUR).completed();
    expect(facts(story)).toMatchObject({
      tasks: [{ result: 'completed', onTime: true }],
      stages: [{}, {}, { stage: 'handle', onTime: true }, {}],
    });
  });

  it('count each round of rework by itself, and every task', () => {
    const story = new Story().accepted().dispatched(POWER, COMMITTEE);
    const [power, committee] = story.state.tasks.map((task) => task.taskId) as [string, string];
    story.do('village', 'decline', { taskId: committee, reason: '?' }).do('department', 'acknowledge', { taskId: power });
    story.do('department', 'complete', { taskId: power, feedback: '好' }).do('dispatcher', 'offer', { memberIds: [MEMBER] });
    story
      .do('village', 'verify', { result: 'fail', text: '仍有断枝' })
      .acknowledged()
      .wait(2 * HOUR)
      .completed();
    const { stages, tasks, rework } = facts(story);
    expect(rework).toBe(1);
    expect(stages.map(({ stage, round, onTime }) => [stage, round, onTime])).toEqual([
      ['file', 0, true],
      ['dispatch', 0, true],
      ['handle', 0, true],
      ['verify', 0, true],
      ['dispatch', 1, true],
      ['handle', 1, false],
      ['verify', 1, undefined],
    ]);
    expect(tasks.map(({ departmentId, round, result, onTime }) => [departmentId, round, result, onTime])).toEqual([
      [POWER, 0, 'completed', true],
      [COMMITTEE, 0, 'declined', undefined],
      [POWER, 1, 'completed', false],
    ]);
  });

  it('say what ended a case, and keep every fact of one that an appeal took out of the statistics', () => {
    const ends = ['rejected', 'voided', 'merged', 'closed', 'filed'].map((name) => facts(STORIES[name]!()).end?.kind);
    expect(ends).toEqual(['rejected', 'voided', 'merged', 'closed', undefined]);
    const story = STORIES['appealed']!();
    const { stages } = facts(story);
    story.do('lead', 'answer', { requestId: story.state.requests[0]!.requestId, granted: true });
    expect(facts(story)).toMatchObject({ excluded: true, appeal: { answer: { granted: true } }, stages });
  });

  it('go on as if a merge that was taken back had not been', () => {
    const story = STORIES['handling']!();
    const plain = facts(story);
    story.do('dispatcher', 'merge', { into: '01900000-0000-7000-8000-000000000002' });
    expect(facts(story).stages.at(-1)).toMatchObject({ stage: 'handle', endedAt: story.now });
    expect(facts(story.do('lead', 'unmerge', {}))).toEqual(plain);
  });

  it('hold for whatever the events lead to: one run after the other, the last one open with the case’s own clock', () => {
    holds(histories, (history) => {
      const all: AnyEvent[] = [reported(), ...history];
      const found = caseFactsOf(all, counting)!;
      const state = fold(all)!;
      const open = found.stages.filter(({ endedAt }) => endedAt === undefined);
      expect(open.length).toBeLessThanOrEqual(1);
      if (open[0]) expect(open[0]).toMatchObject({ dueAt: clockOf(state, counting)?.dueAt, kind: clockOf(state, counting)?.kind });
      const current = state.state === 'suspended' ? state.paused : state;
      const checked = current.state === 'feedback' && current.verifiedAt !== undefined;
      expect(open.length === 1).toBe(clockOf(state, counting) !== undefined && !checked);
      expect(found.tasks.map(({ taskId }) => taskId).sort()).toEqual(state.tasks.map(({ taskId }) => taskId).sort());
      expect(caseFactsOf(JSON.parse(JSON.stringify(all)) as AnyEvent[], counting)).toEqual(found);
    });
  });
});
