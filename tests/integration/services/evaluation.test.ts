import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXCLUSIONS, type FigureName, type Input, type Output, type Seat } from '../../../preload/contract';
import { evaluate, evaluatedOf, toTimestamp, type AnyEvent, type EvaluatedCase, type EvaluationFilter } from '../../../main/domain';
import { StorageError } from '../../../main/ports';
import { eventually, MovableClock } from '../../support/clock';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { evaluationRules, rulebook, smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { envelope, message, OTHER_VILLAGE, reported, TOWNSHIP, VILLAGE } from '../../support/wire';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const at = (time: string): number => Date.parse(`${time}:00+08:00`);
const OCTOBER = { from: at('2026-10-01T00:00'), to: at('2026-11-01T00:00') };
const SEPTEMBER = { from: at('2026-09-01T00:00'), to: OCTOBER.from };
/** Every day is a working day at a desk of the tests. */
const counting = { rulebook, calendar: { isWorkingDay: () => true } };
const DEPARTMENTS = ['power-supply', 'general-office'];

let desk: Desk;
let platform: MemoryPlatform;
/** The history of each case, as the platform has it. */
let histories: Map<string, AnyEvent[]>;

interface Course {
  readonly area?: string;
  readonly reporter?: string;
  readonly departmentId?: string;
  readonly category?: string;
  /** Minutes from the report to the end of the work; absent: it is never done. */
  readonly doneAfter?: number;
  readonly more?: (caseId: string, sent: number) => AnyEvent[];
}

const say = (event: AnyEvent): void => {
  platform.publish(message(event as never));
  histories.set(event.caseId, [...(histories.get(event.caseId) ?? []), event]);
};

/** An urgent case that is sent to a department two minutes after its report, and is due an hour later. */
const happened = (reportedAt: number, course: Course = {}): string => {
  const { area = VILLAGE, reporter = 'gm-0001', departmentId = 'power-supply', category = 'power', doneAfter, more } = course;
  const caseId = newId();
  const taskId = newId();
  const sent = reportedAt + 2 * MINUTE;
  const dueAt = toTimestamp(sent + 60 * MINUTE);
  const event = (type: string, time: number, data: Record<string, unknown>) => envelope(type, caseId, data, { at: time, area }) as AnyEvent;
  say(reported(caseId, { reporter: { id: reporter, name: '张试验', phone: '10001234567' } }, { at: reportedAt, area }) as AnyEvent);
  say(event('case.accepted', reportedAt + MINUTE, { category, priority: 'urgent', dueAt }));
  say(event('task.dispatched', sent, { taskId, departmentId, lead: true, instructions: '', dueAt }));
  say(event('task.acknowledged', sent + MINUTE, { taskId }));
  for (const one of more?.(caseId, sent) ?? []) say(one);
  if (doneAfter !== undefined) {
    const end = reportedAt + doneAfter * MINUTE;
    say(event('task.completed', end, { taskId, feedback: '已处置' }));
    say(event('case.verified', end + MINUTE, { result: 'pass', by: 'gm-0001' }));
    say(event('case.closed', end + 2 * MINUTE, { outcome: 'resolved' }));
  }
  return caseId;
};

const facts = (): EvaluatedCase[] => [...histories.values()].map((events) => evaluatedOf(events, evaluationRules, counting)!);

beforeEach(async () => {
  platform = new MemoryPlatform();
  histories = new Map();
  platform.putDirectory(...smallWorld());
  for (let index = 0; index < 130; index += 1) {
    const time = SEPTEMBER.from + index * 11 * 60 * MINUTE;
    happened(time, {
      area: index % 3 === 0 ? OTHER_VILLAGE : VILLAGE,
      reporter: `gm-000${index % 2}`,
      departmentId: DEPARTMENTS[index % 5 === 0 ? 1 : 0]!,
      category: index % 7 === 0 ? 'other' : 'power',
      ...(index % 11 === 0 ? {} : { doneAfter: 20 + ((index * 37) % 90) }),
    });
  }
  happened(OCTOBER.to - 120 * MINUTE, {
    more: (caseId, sent) =>
      [envelope('case.extended', caseId, { dueAt: toTimestamp(sent + DAY), reason: '雨' }, { at: sent + 2 * MINUTE })] as AnyEvent[],
  });
  happened(OCTOBER.from + DAY, {
    more: (caseId, sent) => [envelope('case.suspended', caseId, { reason: '等待批复' }, { at: sent + 2 * MINUTE })] as AnyEvent[],
  });
  // Due in one minute, several of them: a page may end between two.
  for (let index = 0; index < 5; index += 1) happened(OCTOBER.from + 2 * DAY);
  desk = await openDesk({ platform, seat: { role: 'lead', area: TOWNSHIP }, rulebook, clock: new MovableClock(at('2026-11-23T09:00')) });
  await desk.settled();
});
afterEach(() => desk.close());

type Counted<C extends 'evaluation.read' | 'evaluation.cases'> = Extract<Output<C>, { readonly state: 'counted' }>;

/** The answer, once all are counted. */
const ask = async (more: Partial<Input<'evaluation.read'>> = {}): Promise<Counted<'evaluation.read'>> => {
  for (;;) {
    const answer = await desk.value('evaluation.read', { period: OCTOBER, ...more });
    if (answer.state === 'counted') return answer;
    await new Promise((done) => setImmediate(done));
  }
};
const list = async (input: Omit<Input<'evaluation.cases'>, 'period'>): Promise<Counted<'evaluation.cases'>> => {
  const answer = await desk.value('evaluation.cases', { period: OCTOBER, ...input });
  if (answer.state !== 'counted') throw new Error('figures were given, and their cases are not counted');
  return answer;
};
const refusal = async (more: Partial<Input<'evaluation.read'>>): Promise<string> => {
  const answer = await desk.call('evaluation.read', { period: OCTOBER, ...more });
  return answer.ok ? 'answered' : answer.error.code;
};
const sit = (seat: Partial<Seat>): void => {
  desk.seat = { ...desk.seat, departmentId: undefined, ...seat } as Seat;
};
const figure = (answer: Counted<'evaluation.read'>, name: FigureName) => answer.period.figures.find((one) => one.figure === name)!;

/** What the rules say of the histories themselves, without a store. */
const expected = (asOf: number, filter: EvaluationFilter = {}) => evaluate(facts(), { ...OCTOBER, asOf }, { area: TOWNSHIP, ...filter });
const counted = ({ figures }: ReturnType<typeof expected>) =>
  figures.map(({ figure: name, numerator, rest, excluded }) => ({
    figure: name,
    numerator: numerator.length,
    denominator: numerator.length + rest.length,
    excluded: EXCLUSIONS.flatMap((why) => (excluded[why] ? [{ why, cases: excluded[why].length }] : [])),
  }));

describe('the evaluation', () => {
  it('says what the rules say of the histories, and of the period before as well', async () => {
    const answer = await ask({ before: SEPTEMBER });
    const rules = expected(answer.asOf);
    expect(answer.period.figures).toEqual(counted(rules));
    expect(answer.period.stages).toEqual(rules.stages);
    expect(figure(answer, 'closed')).toMatchObject({
      excluded: expect.arrayContaining([
        { why: 'extended', cases: 1 },
        { why: 'suspended', cases: 1 },
      ]),
    });
    expect(figure(answer, 'closed').denominator).toBeGreaterThan(40);
    const before = await ask({ period: SEPTEMBER });
    expect(answer.before).toEqual(before.period);
    expect(answer.period.score.points).toBeLessThan(answer.period.score.of);
    expect(answer.period.score.rate).toBeCloseTo(answer.period.score.points / answer.period.score.of, 12);
  });

  it('opens every part of every figure with exactly its cases, a page at a time', async () => {
    const { asOf } = await ask();
    for (const { figure: name, numerator, rest, excluded } of expected(asOf).figures) {
      const parts = [
        ['numerator', numerator],
        ['rest', rest],
        ...Object.entries(excluded).map(([why, ids]) => [{ excluded: why }, ids] as const),
      ] as const;
      for (const [part, ids] of parts) {
        const found: string[] = [];
        for (let total = 1; found.length < total;) {
          const page = await list({
            asOf,
            behind: { of: 'figure', figure: name, part: part as never },
            skip: found.length,
            limit: 50,
          });
          total = page.total;
          found.push(...page.rows.map(({ id }) => id));
          if (page.rows.length === 0) break;
        }
        expect(found.toSorted(), `${name} ${JSON.stringify(part)}`).toEqual([...ids].toSorted());
      }
    }
  });

  it('tells villages and departments apart, and opens each with exactly its cases', async () => {
    const { asOf } = await ask();
    for (const by of ['area', 'department'] as const) {
      const answer = await desk.value('evaluation.groups', { period: OCTOBER, asOf, by });
      if (answer.state !== 'counted') throw new Error('all are counted');
      expect(answer.groups.map(({ key }) => key)).toEqual((by === 'area' ? [VILLAGE, OTHER_VILLAGE] : DEPARTMENTS).toSorted());
      for (const { key, figures } of answer.groups) {
        const filter = by === 'area' ? { area: key, areaItself: true } : { departmentId: key };
        const rules = expected(asOf, filter);
        expect(figures, key).toEqual(counted(rules));
        const wanted = rules.figures.find((one) => one.figure === 'handled-on-time')!;
        const { total, rows } = await list({
          asOf,
          ...filter,
          behind: { of: 'figure', figure: 'handled-on-time', part: 'denominator' },
          skip: 0,
          limit: 200,
        });
        expect(total).toBe(wanted.numerator.length + wanted.rest.length);
        expect(rows.map(({ id }) => id).toSorted()).toEqual([...wanted.numerator, ...wanted.rest].toSorted());
      }
    }
  });

  it('opens the slow end of a stage, the slowest first', async () => {
    const { asOf, period } = await ask();
    const [slow] = period.stages.filter(({ stage }) => stage === 'handle');
    const { rows, total } = await list({ asOf, behind: { of: 'stage', stage: 'handle', kind: slow!.kind }, skip: 0, limit: 50 });
    expect(rows.map(({ id }) => id)).toEqual(slow!.slowest);
    expect(total).toBe(slow!.slowest.length);
  });

  it('is narrowed by area, department, category and member', async () => {
    const filters = [{ area: OTHER_VILLAGE }, { departmentId: 'general-office' }, { category: 'other' }, { memberId: 'gm-0001' }];
    for (const filter of filters) {
      const answer = await ask(filter);
      expect(answer.period.figures, JSON.stringify(filter)).toEqual(counted(expected(answer.asOf, filter)));
      expect(figure(answer, 'handled').denominator).toBeGreaterThan(0);
    }
  });

  it('knows at once what has just happened, also what this desk did itself and has not sent', async () => {
    const before = figure(await ask({ period: { from: OCTOBER.to, to: at('2026-12-01T00:00') } }), 'filed-rightly');
    const caseId = newId();
    const done = await desk.command('report', {
      caseId,
      title: '路灯不亮',
      description: '',
      source: 'operator',
      location: { lon: 103.82, lat: 25.6, crs: 'WGS84' },
      gridCode: `${VILLAGE}-01-01`,
    });
    expect(done.ok).toBe(true);
    expect((await desk.command('accept', { caseId, category: 'power', priority: 'urgent' })).ok).toBe(true);
    desk.clock.advance(MINUTE);
    const after = figure(await ask({ period: { from: OCTOBER.to, to: at('2026-12-01T00:00') } }), 'filed-rightly');
    expect(after).toMatchObject({ numerator: before.numerator + 1, denominator: before.denominator + 1 });
  });

  it('makes the facts of a case once, and again only when it has changed', async () => {
    await ask();
    const made = desk.store.read.factsMade();
    expect(desk.store.read.casesChanged(made.rev, 10)).toEqual([]);
    await ask({ area: VILLAGE });
    expect(desk.store.read.factsMade()).toEqual(made);
    const [caseId] = histories.keys();
    await desk.command('note', { caseId: caseId!, text: '补充' });
    await ask();
    expect(desk.store.read.factsMade()).toMatchObject({ rules: made.rules });
    expect(desk.store.read.factsMade().rev).toBeGreaterThan(made.rev);
  });

  it('reads every case once however small the pages are, and none that cannot have to do with the period', async () => {
    await ask();
    const walk = (span: { from: number; to: number }, limit: number): string[] => {
      const ids: string[] = [];
      let next: ReturnType<typeof desk.store.read.caseFacts>['next'];
      do {
        const page = desk.store.read.caseFacts({ area: TOWNSHIP }, span, limit, next);
        ids.push(...page.facts.map(({ caseId }) => caseId));
        next = page.next;
      } while (next);
      return ids;
    };
    const all = walk(OCTOBER, 1000);
    expect(walk(OCTOBER, 7)).toEqual(all);
    expect(walk(OCTOBER, 2)).toEqual(all);
    expect(walk(OCTOBER, 1)).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeLessThan(histories.size);
    expect(walk({ from: 0, to: Number.MAX_SAFE_INTEGER }, 50).length).toBe(histories.size);
  });
});

describe('the facts of many cases', () => {
  const read = () => desk.value('evaluation.read', { period: OCTOBER });

  it('are made in slices between which the console answers, and who asks is told how far it is', async () => {
    const first = await read();
    expect(first).toMatchObject({ state: 'counting', of: histories.size });
    // Nobody asks again: what was begun goes on, and each slice is kept.
    let last = 0;
    const steps: number[] = [];
    while (last < histories.size) {
      await new Promise((done) => setImmediate(done));
      expect(await desk.call('views.read')).toMatchObject({ ok: true });
      const { changed, all } = desk.store.read.casesToCount(desk.store.read.factsMade().rev);
      if (all - changed > last) steps.push((last = all - changed));
    }
    // At most a page at a time, less where it takes long.
    expect(steps.length).toBeGreaterThanOrEqual(histories.size / 20);
    expect((await read()).state).toBe('counted');
  });

  it('go on after a restart where they stood', async () => {
    await read();
    await eventually('some are made', () => desk.store.read.factsMade().rev > 0);
    const { rules, rev } = desk.store.read.factsMade();
    desk = await desk.restart();
    expect(desk.store.read.factsMade().rules).toBe(rules);
    expect(desk.store.read.factsMade().rev).toBeGreaterThanOrEqual(rev);
    const answer = await ask();
    expect(answer.period.figures).toEqual(counted(expected(answer.asOf)));
  });

  it('are made by themselves when nobody asks', async () => {
    expect(desk.store.read.factsMade().rev).toBe(0);
    await eventually('all are made', () => desk.store.read.casesToCount(desk.store.read.factsMade().rev).changed === 0);
  });

  it('say what is wrong with the disk to whoever asks, and go on when it is well again', async () => {
    let full = true;
    const caughtUp = await openDesk({
      platform,
      seat: { role: 'lead', area: TOWNSHIP },
      rulebook,
      clock: new MovableClock(at('2026-11-23T09:00')),
      wrapStore: (store) => ({
        ...store,
        write: (work) =>
          store.write((tx) =>
            work({
              ...tx,
              setFactsMade: (made) => {
                if (full) throw new StorageError('disk-full', 'no space left');
                tx.setFactsMade(made);
              },
            }),
          ),
      }),
    });
    const whole = desk;
    desk = caughtUp;
    try {
      await desk.settled();
      expect((await read()).state).toBe('counting');
      let answer = await desk.call('evaluation.read', { period: OCTOBER });
      while (answer.ok) {
        await new Promise((done) => setImmediate(done));
        answer = await desk.call('evaluation.read', { period: OCTOBER });
      }
      expect(answer.error.code).toBe('disk-full');
      full = false;
      await ask();
    } finally {
      await desk.close();
      desk = whole;
    }
  });
});

describe('a seat asks about what it is shown', () => {
  it('a department about its own tasks only', async () => {
    sit({ role: 'department', departmentId: 'general-office' });
    const answer = await ask();
    expect(answer.period.figures).toEqual(counted(expected(answer.asOf, { departmentId: 'general-office' })));
    expect(await refusal({ departmentId: 'power-supply' })).toBe('not-allowed');
    expect(await refusal({ memberId: 'gm-0001' })).toBe('not-allowed');
    const { rows } = await list({
      asOf: answer.asOf,
      behind: { of: 'figure', figure: 'handled', part: 'numerator' },
      skip: 0,
      limit: 200,
    });
    expect(rows.length).toBeGreaterThan(0);
    for (const { tasks } of rows) expect(tasks.some(({ departmentId }) => departmentId === 'general-office')).toBe(true);
  });

  it('a village about its own area only', async () => {
    sit({ role: 'village', area: OTHER_VILLAGE });
    const answer = await ask();
    expect(answer.period.figures).toEqual(counted(expected(answer.asOf, { area: OTHER_VILLAGE })));
    expect(await refusal({ area: VILLAGE })).toBe('not-allowed');
    expect(await refusal({ area: TOWNSHIP })).toBe('not-allowed');
  });

  it('an observer about the figures, and not about what one member reported', async () => {
    sit({ role: 'observer' });
    const answer = await ask();
    expect(answer.period.figures).toEqual(counted(expected(answer.asOf)));
    expect(await refusal({ memberId: 'gm-0001' })).toBe('not-allowed');
    expect(await refusal({ area: '530303102' })).toBe('not-allowed');
  });
});
