import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  counted,
  DAY,
  DEPARTMENTS,
  figureOf,
  MINUTE,
  NOVEMBER,
  OCTOBER,
  openEvaluated,
  SEPTEMBER,
  type EvaluatedDesk,
} from '../../support/evaluated-desk';
import { newId } from '../../support/uuid';
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/wire';

let world: EvaluatedDesk;
beforeEach(async () => {
  world = await openEvaluated();
});
afterEach(() => world.close());

describe('the evaluation', () => {
  it('says what the rules say of the histories, and of the period before as well', async () => {
    const answer = await world.ask({ before: SEPTEMBER });
    const rules = world.expected(answer.asOf);
    expect(answer.period.figures).toEqual(counted(rules));
    expect(answer.period.stages).toEqual(rules.stages);
    expect(figureOf(answer, 'closed')).toMatchObject({
      excluded: expect.arrayContaining([
        { why: 'extended', cases: 1 },
        { why: 'suspended', cases: 1 },
      ]),
    });
    expect(figureOf(answer, 'closed').denominator).toBeGreaterThan(40);
    const before = await world.ask({ period: SEPTEMBER });
    expect(answer.before).toEqual(before.period);
    expect(answer.period.score.points).toBeLessThan(answer.period.score.of);
    expect(answer.period.score.rate).toBeCloseTo(answer.period.score.points / answer.period.score.of, 12);
  });

  it('opens every part of every figure with exactly its cases, a page at a time', async () => {
    const { asOf } = await world.ask();
    for (const { figure: name, numerator, rest, excluded } of world.expected(asOf).figures) {
      const parts = [
        ['numerator', numerator],
        ['rest', rest],
        ...Object.entries(excluded).map(([why, ids]) => [{ excluded: why }, ids] as const),
      ] as const;
      for (const [part, ids] of parts) {
        const found: string[] = [];
        for (let total = 1; found.length < total;) {
          const page = await world.list({
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
    const { asOf } = await world.ask();
    for (const by of ['area', 'department'] as const) {
      const groups = await world.groups({ asOf, by });
      expect(groups.map(({ key }) => key)).toEqual((by === 'area' ? [VILLAGE, OTHER_VILLAGE] : DEPARTMENTS).toSorted());
      for (const { key, figures } of groups) {
        const filter = by === 'area' ? { area: key, areaItself: true } : { departmentId: key };
        const rules = world.expected(asOf, filter);
        expect(figures, key).toEqual(counted(rules));
        const wanted = rules.figures.find((one) => one.figure === 'handled-on-time')!;
        const { total, rows } = await world.list({
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
    const { asOf, period } = await world.ask();
    const [slow] = period.stages.filter(({ stage }) => stage === 'handle');
    const { rows, total } = await world.list({ asOf, behind: { of: 'stage', stage: 'handle', kind: slow!.kind }, skip: 0, limit: 50 });
    expect(rows.map(({ id }) => id)).toEqual(slow!.slowest);
    expect(total).toBe(slow!.slowest.length);
  });

  it('is narrowed by area, department, category and member', async () => {
    // Each alone, and each with each other: none of them forgets another.
    const alone = [{ area: OTHER_VILLAGE }, { departmentId: 'general-office' }, { category: 'other' }, { memberId: 'gm-0001' }];
    const together = alone.flatMap((one, at) => alone.slice(at + 1).map((other) => ({ ...one, ...other })));
    const all = Object.assign({}, ...alone) as (typeof together)[number];
    for (const filter of [...together, all]) {
      const answer = await world.ask(filter);
      expect(answer.period.figures, JSON.stringify(filter)).toEqual(counted(world.expected(answer.asOf, filter)));
    }
    for (const filter of alone) {
      const answer = await world.ask(filter);
      expect(answer.period.figures, JSON.stringify(filter)).toEqual(counted(world.expected(answer.asOf, filter)));
      expect(figureOf(answer, 'handled').denominator).toBeGreaterThan(0);
    }
  });

  it('knows at once what has just happened, also what this desk did itself and has not sent', async () => {
    const before = figureOf(await world.ask({ period: NOVEMBER }), 'filed-rightly');
    const caseId = newId();
    const done = await world.desk.command('report', {
      caseId,
      title: '路灯不亮',
      description: '',
      source: 'operator',
      location: { lon: 103.82, lat: 25.6, crs: 'WGS84' },
      gridCode: `${VILLAGE}-01-01`,
    });
    expect(done.ok).toBe(true);
    expect((await world.desk.command('accept', { caseId, category: 'power', priority: 'urgent' })).ok).toBe(true);
    world.desk.clock.advance(MINUTE);
    const after = figureOf(await world.ask({ period: NOVEMBER }), 'filed-rightly');
    expect(after).toMatchObject({ numerator: before.numerator + 1, denominator: before.denominator + 1 });
  });

  it('knows what has come since it was asked the same at the same instant', async () => {
    const before = await world.ask();
    world.happened(OCTOBER.from + 4 * DAY, { doneAfter: 30 });
    await world.desk.settled();
    const after = await world.ask();
    expect(after.asOf).toBe(before.asOf);
    expect(figureOf(after, 'closed').numerator).toBe(figureOf(before, 'closed').numerator + 1);
    expect(after.period.figures).toEqual(counted(world.expected(after.asOf)));
  });

  it('opens groups and cases as they stood when the figures were made, and knows nothing of what is to come', async () => {
    world.happened(world.desk.clock.now() - 30 * MINUTE);
    await world.desk.settled();
    const first = await world.ask({ period: NOVEMBER });
    const due = async (asOf: number) => {
      const asked = { period: NOVEMBER, asOf };
      const { total } = await world.list({ ...asked, behind: { of: 'figure', figure: 'handled', part: 'denominator' }, skip: 0, limit: 1 });
      const groups = await world.groups({ ...asked, by: 'area' });
      return [total, groups.flatMap(({ figures }) => figures).find(({ figure }) => figure === 'handled')?.denominator ?? 0];
    };
    const count = figureOf(first, 'handled').denominator;
    expect(await due(first.asOf)).toEqual([count, count]);
    expect(await due(first.asOf + DAY)).toEqual([count, count]);
    world.desk.clock.advance(60 * MINUTE);
    expect(figureOf(await world.ask({ period: NOVEMBER }), 'handled').denominator).toBe(count + 1);
    expect(await due(first.asOf)).toEqual([count, count]);
    expect(await due(first.asOf + DAY)).toEqual([count + 1, count + 1]);
  });
});

describe('a seat asks about what it is shown', () => {
  it('a department about its own tasks only', async () => {
    world.sit({ role: 'department', departmentId: 'general-office' });
    const answer = await world.ask();
    expect(answer.period.figures).toEqual(counted(world.expected(answer.asOf, { departmentId: 'general-office' })));
    expect(await world.refusal({ departmentId: 'power-supply' })).toBe('not-allowed');
    expect(await world.refusal({ memberId: 'gm-0001' })).toBe('not-allowed');
    const { rows } = await world.list({
      asOf: answer.asOf,
      behind: { of: 'figure', figure: 'handled', part: 'numerator' },
      skip: 0,
      limit: 200,
    });
    expect(rows.length).toBeGreaterThan(0);
    for (const { tasks } of rows) expect(tasks.some(({ departmentId }) => departmentId === 'general-office')).toBe(true);
  });

  it('a village about its own area only', async () => {
    world.sit({ role: 'village', area: OTHER_VILLAGE });
    const answer = await world.ask();
    expect(answer.period.figures).toEqual(counted(world.expected(answer.asOf, { area: OTHER_VILLAGE })));
    expect(await world.refusal({ area: VILLAGE })).toBe('not-allowed');
    expect(await world.refusal({ area: TOWNSHIP })).toBe('not-allowed');
    const reported = await world.ask({ memberId: 'gm-0001' });
    expect(reported.period.figures).toEqual(counted(world.expected(reported.asOf, { area: OTHER_VILLAGE, memberId: 'gm-0001' })));
  });

  it('an observer about the figures, and not about what one member reported', async () => {
    world.sit({ role: 'observer' });
    const answer = await world.ask();
    expect(answer.period.figures).toEqual(counted(world.expected(answer.asOf)));
    expect(await world.refusal({ memberId: 'gm-0001' })).toBe('not-allowed');
    expect(await world.refusal({ area: '530303102' })).toBe('not-allowed');
  });
});
