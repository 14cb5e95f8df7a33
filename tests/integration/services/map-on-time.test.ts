import { afterEach, beforeEach, expect, it } from 'vitest';
import { lastDays, ON_TIME_DAYS, type OnTimeDays, type Output, type PlaceShare } from '../../../preload/contract';
import { evaluate, evaluatedOf, type AnyEvent } from '../../../main/domain';
import { DAY, figureOf, MINUTE, openEvaluated, type EvaluatedDesk } from '../../support/evaluated-desk';
import { evaluationRules, rulebook } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { envelope, OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/wire';

type Counted = Extract<Output<'map.onTime'>, { readonly state: 'counted' }>;

let world: EvaluatedDesk;
beforeEach(async () => {
  world = await openEvaluated();
});
afterEach(() => world.close());

const asked = async (days: OnTimeDays): Promise<Counted> => {
  for (;;) {
    const answer = await world.desk.value('map.onTime', { days });
    if (answer.state === 'counted' && answer.behind === 0) return answer;
    // The evaluation's page waits for the counting; the map does not.
    await world.ask();
  }
};
const shareOf = ({ places }: Counted, code: string): PlaceShare | undefined => places.find((place) => place.code === code);

/** Of every area that was told, the evaluation's own figure of the same days; a case of each grid is counted by hand. */
const agrees = async (days: OnTimeDays): Promise<Counted> => {
  const answer = await asked(days);
  const period = lastDays(days, world.desk.clock.now());
  expect(answer).toMatchObject({ from: period.from, asOf: world.desk.clock.now() });
  const { area } = world.desk.seat;
  for (const code of ['530303', TOWNSHIP, VILLAGE, OTHER_VILLAGE]) {
    if (!code.startsWith(area)) continue;
    const { numerator, denominator } = figureOf(await world.ask({ period, area: code }), 'closed-on-time');
    const share = shareOf(answer, code);
    expect([share?.numerator ?? 0, share?.denominator ?? 0], `${code}, ${days} days`).toEqual([numerator, denominator]);
  }
  // The place above the seat holds what the seat is shown of it.
  const whole = figureOf(await world.ask({ period }), 'closed-on-time');
  if (whole.denominator > 0) {
    expect(shareOf(answer, '530303')).toEqual({ code: '530303', numerator: whole.numerator, denominator: whole.denominator });
  }
  return answer;
};

it('is the evaluation’s own figure for the same place and days, numerator and denominator', async () => {
  for (const days of ON_TIME_DAYS) await agrees(days);
  const answer = await asked(90);
  const share = shareOf(answer, TOWNSHIP)!;
  expect(share.denominator).toBeGreaterThan(80);
  expect(share.numerator).toBeGreaterThan(0);
  expect(share.numerator).toBeLessThan(share.denominator);
  // Nothing was due in the last week: nothing is told of any place.
  expect((await asked(7)).places).toEqual([]);
});

it('counts what has happened since the last question, of cases and of time alone', async () => {
  await agrees(7);
  const now = world.desk.clock.now();
  const done = world.happened(now - 60 * MINUTE, { doneAfter: 30 });
  world.happened(now - 20 * MINUTE, { area: OTHER_VILLAGE });
  world.happened(now - 30 * MINUTE, { doneAfter: 20 });
  await world.desk.settled();
  const before = await agrees(7);

  // Nothing happens but time: what is not done becomes late, what was done in time counts from when it was due on.
  world.desk.clock.advance(3 * 60 * MINUTE);
  const later = await agrees(7);
  expect(later.places).not.toEqual(before.places);
  expect(shareOf(later, TOWNSHIP)).toMatchObject({ numerator: 2, denominator: 3 });
  expect(shareOf(later, OTHER_VILLAGE)).toMatchObject({ numerator: 0, denominator: 1 });

  // A granted appeal takes its case out of both.
  const requestId = newId();
  world.say(envelope('case.requested', done, { requestId, kind: 'appeal', reason: '下雨' }, { at: now + MINUTE }) as AnyEvent);
  world.say(envelope('case.answered', done, { requestId, granted: true }, { at: now + 2 * MINUTE }) as AnyEvent);
  await world.desk.settled();
  expect(shareOf(await agrees(7), TOWNSHIP)).toMatchObject({ numerator: 1, denominator: 2 });

  // A day later begins a new span, a restart reads all anew.
  world.desk.clock.advance(DAY);
  await agrees(7);
  await world.restart();
  await agrees(7);
});

it('many changes at once are counted too', async () => {
  await agrees(7);
  const now = world.desk.clock.now();
  for (let index = 0; index < 520; index += 1) world.happened(now - DAY - index * MINUTE, index % 3 === 0 ? {} : { doneAfter: 40 });
  await world.desk.settled();
  // Once it knows anything it tells that, and how much is left out, and hurries nobody.
  const meanwhile = await world.desk.value('map.onTime', { days: 7 });
  if (meanwhile.state !== 'counted') throw new Error('the map forgot what it knew');
  expect((shareOf(meanwhile, TOWNSHIP)?.denominator ?? 0) + meanwhile.behind).toBeGreaterThanOrEqual(520);
  const answer = await agrees(7);
  expect(shareOf(answer, VILLAGE)?.denominator).toBe(520);
});

it('a case counts for its grid as well', async () => {
  const answer = await asked(90);
  const counting = { rulebook, calendar: { isWorkingDay: () => true } };
  const facts = [...world.histories.values()].map((events) => evaluatedOf(events, evaluationRules, counting)!);
  const period = { ...lastDays(90, answer.asOf), asOf: answer.asOf };
  // Reports of the other village name a grid that is not there.
  const grids = new Set(facts.filter(({ gridCode, village }) => gridCode!.startsWith(village!)).map(({ gridCode }) => gridCode!));
  expect(grids.size).toBeGreaterThan(0);
  expect(grids.size).toBe(answer.places.filter(({ code }) => code.length > 12).length);
  for (const code of grids) {
    const { numerator, rest } = evaluate(
      facts.filter(({ gridCode, village }) => gridCode === code && code.startsWith(village!)),
      period,
    ).figures.find(({ figure }) => figure === 'closed-on-time')!;
    expect(shareOf(answer, code)).toEqual({ code, numerator: numerator.length, denominator: numerator.length + rest.length });
  }
});

it('tells a village of its own only, and a department of its own tasks', async () => {
  world.sit({ role: 'village', area: OTHER_VILLAGE });
  const village = await agrees(90);
  expect(village.places.filter(({ code }) => code.startsWith(VILLAGE))).toEqual([]);
  world.sit({ role: 'department', area: TOWNSHIP, departmentId: 'general-office' });
  const department = await agrees(90);
  world.sit({ role: 'observer', area: TOWNSHIP });
  const all = await agrees(90);
  expect(shareOf(department, TOWNSHIP)!.denominator).toBeLessThan(shareOf(all, TOWNSHIP)!.denominator);
  expect(shareOf(village, OTHER_VILLAGE)).toEqual(shareOf(all, OTHER_VILLAGE));
});

it('counts anew when the clock is put back: what was late by the wrong time is not late', async () => {
  const now = world.desk.clock.now();
  world.happened(now - 20 * MINUTE, { area: OTHER_VILLAGE });
  await world.desk.settled();
  const before = await agrees(7);
  world.desk.clock.advance(5 * 60 * MINUTE);
  expect((await agrees(7)).places).not.toEqual(before.places);
  world.desk.clock.advance(-5 * 60 * MINUTE);
  expect((await agrees(7)).places).toEqual(before.places);
});
