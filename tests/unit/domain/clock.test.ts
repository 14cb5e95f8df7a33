import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lightOf } from '../../../preload/contract';
import {
  addWorking,
  clockOf,
  runningLimits,
  taskClocksOf,
  toInstant,
  toTimestamp,
  workingBetween,
  type Calendar,
} from '../../../main/domain';
import { chineseCalendar } from '../../../main/services/calendar';
import { holds } from './property';
import { COMMITTEE, HOUR, MINUTE, MONDAY, POWER, reported, rulebook, STORIES, Story, weekdays } from './world';

const hours = rulebook.workingHours;
const at = (local: string) => Date.parse(`${local}+08:00`);
const counting = { rulebook, calendar: weekdays };
const calendar2026 = chineseCalendar();

/** The slow way, written apart: walk minute by minute and ask of each whether somebody is at work. */
const isWorkingMinute = (instant: number, calendar: Calendar): boolean => {
  const local = new Date(instant + 8 * HOUR);
  const hour = local.getUTCHours();
  return calendar.isWorkingDay(local.toISOString().slice(0, 10)) && ((hour >= 8 && hour < 12) || (hour >= 14 && hour < 18));
};
const slowly = (start: number, minutes: number, calendar: Calendar): number => {
  let now = start;
  for (let left = minutes; left > 0; now += MINUTE) if (isWorkingMinute(now, calendar)) left -= 1;
  return now;
};

describe('working time', () => {
  it('is what walking minute by minute finds, over holidays and make-up days of 2026', () => {
    const first = at('2026-01-01T00:00:00') / MINUTE;
    const starts = fc.oneof(
      fc.integer({ min: 0, max: 360 * 1440 }),
      fc
        .constantFrom(at('2026-02-13T17:00:00'), at('2026-09-30T11:59:00'), at('2026-10-08T00:00:00'))
        .map((instant) => instant / MINUTE - first),
    );
    holds(fc.tuple(starts, fc.integer({ min: 1, max: 1500 })), ([offset, minutes]) => {
      const start = (first + offset) * MINUTE;
      expect(toTimestamp(addWorking(start, minutes * MINUTE, calendar2026, hours))).toBe(toTimestamp(slowly(start, minutes, calendar2026)));
    });
  });

  it('between the start and the end of a limit is the limit', () => {
    holds(fc.tuple(fc.integer({ min: 0, max: 700 * 24 * HOUR }), fc.integer({ min: 0, max: 400 * HOUR })), ([offset, ms]) => {
      const start = at('2025-06-01T00:00:00') + offset;
      expect(workingBetween(start, addWorking(start, ms, calendar2026, hours), calendar2026, hours)).toBe(ms);
    });
  });

  it('rests at noon, in the evening, on the weekend and on holidays', () => {
    const add = (local: string, ms: number) => toTimestamp(addWorking(at(local), ms, calendar2026, hours));
    expect(add('2026-11-23T11:30:00', HOUR)).toBe('2026-11-23T14:30:00.000+08:00');
    expect(add('2026-11-23T17:30:00', HOUR)).toBe('2026-11-24T08:30:00.000+08:00');
    expect(add('2026-11-27T17:30:00', HOUR)).toBe('2026-11-30T08:30:00.000+08:00');
    // The National Day holiday of 2026 ends on October 7th.
    expect(add('2026-09-30T17:30:00', HOUR)).toBe('2026-10-08T08:30:00.000+08:00');
    // Saturday, October 10th, makes up for it.
    expect(add('2026-10-09T17:30:00', HOUR)).toBe('2026-10-10T08:30:00.000+08:00');
  });

  it('ends when work ends, not when it begins again', () => {
    expect(toTimestamp(addWorking(at('2026-11-23T08:00:00'), 8 * HOUR, weekdays, hours))).toBe('2026-11-23T18:00:00.000+08:00');
    expect(addWorking(at('2026-11-22T03:00:00'), 0, weekdays, hours)).toBe(at('2026-11-22T03:00:00'));
  });

  it('comes to an end where nobody ever works', () => {
    const never = { isWorkingDay: () => false };
    expect(addWorking(MONDAY, HOUR, never, hours)).toBe(MONDAY + HOUR);
    expect(addWorking(MONDAY, HOUR, weekdays, [])).toBe(MONDAY + HOUR);
    expect(workingBetween(MONDAY, MONDAY + 1e15, never, hours)).toBe(0);
    expect(workingBetween(MONDAY, MONDAY - HOUR, weekdays, hours)).toBe(0);
  });
});

describe('the times of the wire', () => {
  it('read back as the instants they were written from', () => {
    holds(fc.integer({ min: 0, max: Date.UTC(9999, 0, 1) }), (instant) => expect(toInstant(toTimestamp(instant))).toBe(instant));
  });

  it('are read in every form the schema accepts', () => {
    const nine = at('2026-11-23T09:00:00');
    for (const text of [
      '2026-11-23T09:00:00+08:00',
      '2026-11-23 09:00:00+08',
      '2026-11-23T01:00:00Z',
      '2026-11-23T09:00:00.000000+0800',
      '2026-11-22T20:00:00-05:00',
    ])
      expect([text, toInstant(text)]).toEqual([text, nine]);
    expect(toInstant('2026-11-23T09:00:00.5+08:00')).toBe(nine + 500);
  });

  it('are refused where no calendar has them', () => {
    for (const text of [
      '2026-02-30T10:00:00Z',
      '2025-02-29T10:00:00Z',
      '2026-04-31T00:00:00Z',
      '0001-01-01T00:00:00Z',
      '9999-12-31T23:59:59-23:00',
      'yesterday',
      '2026-11-23T09:00:00',
    ])
      expect([text, toInstant(text)]).toEqual([text, undefined]);
    expect(toInstant('2028-02-29T00:00:00Z')).toBeDefined();
  });
});

describe('the clock of a case', () => {
  const clock = (story: Story) => clockOf(story.state, counting);

  it('counts towards filing, from the report', () => {
    expect(clock(new Story())).toEqual({
      stage: 'file',
      kind: 'running',
      startedAt: MONDAY,
      warnAt: MONDAY + 12 * MINUTE,
      dueAt: MONDAY + 15 * MINUTE,
    });
    expect(clock(new Story(reported({ urgency: 'urgent' })))).toMatchObject({ dueAt: MONDAY + 10 * MINUTE, warnAt: MONDAY + 8 * MINUTE });
  });

  it('counts towards dispatch, then handling, then the check', () => {
    const story = new Story().accepted('urgent');
    expect(clock(story)).toMatchObject({ stage: 'dispatch', startedAt: story.now, dueAt: story.now + 10 * MINUTE });
    const sent = story.dispatched(POWER).now;
    expect(clock(story)).toMatchObject({
      stage: 'handle',
      kind: 'running',
      startedAt: sent,
      dueAt: sent + HOUR,
      warnAt: sent + 48 * MINUTE,
    });
    story.wait(20 * MINUTE).acknowledged();
    expect(clock(story)).toMatchObject({ stage: 'handle', startedAt: sent, dueAt: sent + HOUR });
    story.completed();
    expect(clock(story)).toMatchObject({ stage: 'verify', startedAt: story.now, dueAt: story.now + 30 * MINUTE });
    expect(clock(story.do('dispatcher', 'verify', { result: 'pass' }).do('dispatcher', 'close', { outcome: 'resolved' }))).toBeUndefined();
  });

  it('is due with the latest open task', () => {
    const story = new Story().accepted('urgent').dispatched(POWER);
    story
      .wait(10 * MINUTE)
      .do('dispatcher', 'dispatch', { tasks: [{ departmentId: COMMITTEE, lead: false, instructions: '', dueAt: MONDAY + 5 * HOUR }] });
    expect(clock(story)).toMatchObject({ startedAt: story.state.tasks[0]!.sentAt, dueAt: MONDAY + 5 * HOUR });
  });

  it('goes on from the first task when that one is declined and another has been sent meanwhile', () => {
    const story = new Story().accepted().dispatched();
    const [first, since] = [story.lastTask, story.now];
    story.wait(10 * MINUTE).dispatched(COMMITTEE);
    const [clock, limits] = [clockOf(story.state, counting), runningLimits(story.state, counting)];
    story.do('department', 'decline', { taskId: first, reason: '不属本部门' });
    expect(clockOf(story.state, counting)).toEqual(clock);
    expect(clock).toMatchObject({ stage: 'handle', startedAt: since });
    expect(runningLimits(story.state, counting)).toEqual(limits.filter(({ key }) => !key.includes(first)));
    // When nobody is left, handling is over, and begins anew with the next task.
    story.do('dispatcher', 'recall', { taskId: story.lastTask, reason: '改派' }).wait(10 * MINUTE);
    expect(clockOf(story.dispatched().state, counting)).toMatchObject({ stage: 'handle', startedAt: story.now });
  });

  it('counts working time for what can wait, and warns at its share of working time', () => {
    const story = new Story().accepted('routine').dispatched(POWER);
    // Sent Monday 09:02; 16 working hours end Wednesday 09:02, 12.8 of them on Tuesday 15:50.
    expect(clock(story)).toMatchObject({ kind: 'working', dueAt: at('2026-11-25T09:02:00'), warnAt: at('2026-11-24T15:50:00') });
  });

  it('stands still in a suspension, with what was left, and goes on from there', () => {
    const story = new Story()
      .accepted('urgent')
      .dispatched(POWER)
      .wait(19 * MINUTE)
      .do('lead', 'suspend', { reason: '等' });
    const paused = clock(story)!;
    expect(paused).toMatchObject({ stage: 'handle', pausedWith: 40 * MINUTE });
    expect(lightOf(paused, MONDAY + 100 * HOUR)).toBe('paused');
    story.wait(100 * HOUR).do('dispatcher', 'resume', {});
    expect(clock(story)).toMatchObject({ dueAt: story.now + 40 * MINUTE });
    expect(lightOf(clock(story), story.now)).toBe('green');
  });

  it('loses a pause in the limit’s own kind of time: a night without work costs nothing', () => {
    const paused = (priority: 'routine' | 'urgent', from: string, to: string) => {
      const story = new Story().accepted(priority).dispatched(POWER);
      story.wait(at(from) - story.now - MINUTE).do('lead', 'suspend', { reason: '等' });
      return story.wait(at(to) - story.now - MINUTE).do('dispatcher', 'resume', {});
    };
    // Without a pause: due Wednesday 09:02, warned of Tuesday 15:50.
    const night = paused('routine', '2026-11-23T18:00:00', '2026-11-24T08:00:00');
    expect(clock(night)).toMatchObject({ dueAt: at('2026-11-25T09:02:00'), warnAt: at('2026-11-24T15:50:00') });
    // Two working hours lost around noon.
    const noon = paused('routine', '2026-11-24T11:00:00', '2026-11-24T15:00:00');
    expect(clock(noon)).toMatchObject({ dueAt: at('2026-11-25T11:02:00'), warnAt: at('2026-11-24T17:50:00') });
    expect(taskClocksOf(noon.state, counting)[noon.lastTask]).toEqual({
      dueAt: at('2026-11-25T11:02:00'),
      warnAt: at('2026-11-24T17:50:00'),
    });
    // Warned of already when the pause began: the warning stands, the due time moves.
    const late = paused('routine', '2026-11-24T17:00:00', '2026-11-25T10:00:00');
    expect(clock(late)).toMatchObject({ dueAt: at('2026-11-25T14:02:00'), warnAt: at('2026-11-24T15:50:00') });
    // Running time loses every minute.
    const urgent = paused('urgent', '2026-11-23T09:20:00', '2026-11-24T09:20:00');
    expect(clock(urgent)).toMatchObject({ dueAt: at('2026-11-24T10:02:00') });
  });

  it('that was overdue when the pause began stays overdue by what it was', () => {
    const story = new Story()
      .accepted('urgent')
      .dispatched(POWER)
      .wait(2 * HOUR)
      .do('lead', 'suspend', { reason: '等' });
    const due = clock(story)!.dueAt;
    expect(clock(story.wait(50 * HOUR).do('dispatcher', 'resume', {}))!.dueAt).toBe(due);
  });

  it('is extended from where the pause has moved it to, and not moved by that pause again', () => {
    const story = new Story().accepted('urgent').dispatched(POWER).do('lead', 'suspend', { reason: '等' });
    story.wait(3 * HOUR - MINUTE).do('dispatcher', 'resume', {});
    const due = clock(story)!.dueAt;
    expect(due).toBe(story.state.tasks[0]!.dueAt + 3 * HOUR);
    story.do('lead', 'extend', { reason: '雨' });
    expect(clock(story)).toMatchObject({ dueAt: due + HOUR });
  });

  it('begins to count when a pause ends that it began in', () => {
    const story = STORIES['suspended, all done']!()
      .wait(5 * HOUR)
      .do('dispatcher', 'resume', {});
    expect(clock(story)).toMatchObject({ stage: 'verify', dueAt: story.now + 30 * MINUTE });
  });

  it('has the limits of its category where the rulebook gives it some of its own', () => {
    const limits = {
      file: { urgent: { minutes: 2, kind: 'running' as const } },
      verify: { urgent: { minutes: 90, kind: 'running' as const } },
    };
    const categories = rulebook.categories.map((category) => (category.id === 'power-tree' ? { ...category, limits } : category));
    const own = { ...counting, rulebook: { ...rulebook, categories } };
    expect(clockOf(new Story(reported({ urgency: 'urgent' })).state, own)).toMatchObject({ dueAt: MONDAY + 2 * MINUTE });
    const story = STORIES['feedback']!();
    expect(clockOf(story.state, own)).toMatchObject({ stage: 'verify', dueAt: story.now + 90 * MINUTE });
    // A stage it says nothing about.
    const filed = new Story().accepted('urgent');
    expect(clockOf(filed.state, own)).toMatchObject({ stage: 'dispatch', dueAt: filed.now + 10 * MINUTE });
  });

  it('is green, then yellow at four fifths, then red beyond the limit', () => {
    const running = clock(new Story())!;
    const light = (minutes: number) => lightOf(running, MONDAY + minutes * MINUTE);
    expect([light(0), light(11.9), light(12), light(15), light(15.1)]).toEqual(['green', 'green', 'yellow', 'yellow', 'red']);
  });

  it('is one limit of the stage and one of each open task, the same through a pause and another after an extension', () => {
    const keys = (story: Story) => runningLimits(story.state, counting).map(({ key }) => key);
    const story = new Story().accepted('urgent').dispatched(POWER, COMMITTEE);
    const before = runningLimits(story.state, counting);
    expect(before.map(({ key }) => key.split('/')[0])).toEqual(['handle', 'task', 'task']);
    expect(new Set(before.map(({ dueAt }) => dueAt))).toEqual(new Set([story.state.tasks[0]!.dueAt]));
    story.do('lead', 'suspend', { reason: '等' });
    expect(keys(story)).toEqual([]);
    story.wait(3 * HOUR).do('dispatcher', 'resume', {});
    expect(keys(story)).toEqual(before.map(({ key }) => key));
    expect(runningLimits(story.state, counting)[1]!.dueAt).toBeGreaterThan(before[1]!.dueAt);
    story.do('lead', 'extend', { reason: '雨' });
    for (const key of keys(story)) expect(before.map((limit) => limit.key)).not.toContain(key);
    for (const ended of ['closed', 'rejected', 'merged', 'verified', 'suspended, all done']) expect(keys(STORIES[ended]!())).toEqual([]);
    expect(keys(STORIES['feedback']!())).toHaveLength(1);
  });

  it('runs for open tasks only', () => {
    const story = new Story().accepted('urgent').dispatched(POWER, COMMITTEE);
    const [power, committee] = story.state.tasks.map((task) => task.taskId) as [string, string];
    story.do('dispatcher', 'recall', { taskId: committee, reason: '不必了' });
    expect(taskClocksOf(story.state, counting)).toEqual({
      [power]: { warnAt: story.state.tasks[0]!.sentAt + 48 * MINUTE, dueAt: story.state.tasks[0]!.dueAt },
    });
    for (const ended of ['closed', 'rejected', 'merged', 'feedback']) expect(taskClocksOf(STORIES[ended]!().state, counting)).toEqual({});
  });

  it('runs by a day of work where the rulebook does not know the category', () => {
    const bare = { ...counting, rulebook: { ...rulebook, categories: [] } };
    expect(clockOf(new Story().accepted().dispatched(POWER).state, bare)).toMatchObject({ kind: 'working', dueAt: expect.any(Number) });
  });
});
