import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginCall, drawLots, drawnState, drillCounts, endCall, nextRound, reachability, type Drill } from '../../../../main/domain';
import { holds } from '../property';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const limits = { answerSeconds: 60, rounds: 3 };
const START = Date.parse('2026-11-02T09:00:00+08:00');
const MONTH = { from: Date.parse('2026-11-01T00:00:00+08:00'), to: Date.parse('2026-12-01T00:00:00+08:00') };

const drillOf = (ids: readonly string[]): Drill => ({
  drillId: 'd',
  at: START,
  by: 'op-1',
  area: '530303101',
  onDuty: false,
  seed: 's',
  among: ids.length,
  round: 1,
  people: ids.map((memberId, at) => ({
    memberId,
    role: 'cadre',
    area: at % 3 === 0 ? '530303101201-02' : `53030310120${1 + (at % 2)}`,
    calls: [],
  })),
});

describe('the lot', () => {
  const people = fc.uniqueArray(fc.stringMatching(/^[a-z]{2}-\d{4}$/), { maxLength: 60 });

  it('falls on so many different ones of those it is drawn among, whatever their order, and the same with the same seed', () => {
    holds(fc.tuple(people, fc.nat(70), fc.string(), fc.infiniteStream(fc.nat())), ([ids, count, seed, order]) => {
      const drawn = drawLots(ids, count, seed, sha256);
      expect(drawn).toHaveLength(Math.min(count, ids.length));
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(drawn.every((id) => ids.includes(id))).toBe(true);
      const shuffled = ids.map((id) => ({ id, at: order.next().value as number })).sort((a, b) => a.at - b.at);
      expect(
        drawLots(
          shuffled.map(({ id }) => id),
          count,
          seed,
          sha256,
        ),
      ).toEqual(drawn);
      // Whom a smaller lot falls on, a larger one with the same seed falls on too.
      expect(drawLots(ids, count + 1, seed, sha256).slice(0, drawn.length)).toEqual(drawn);
    });
  });

  it('falls on everybody as often, within what chance allows', () => {
    const ids = Array.from({ length: 50 }, (_, at) => `gm-${at}`);
    const times = new Map(ids.map((id) => [id, 0]));
    for (let seed = 0; seed < 2000; seed += 1) for (const id of drawLots(ids, 10, `${seed}`, sha256)) times.set(id, times.get(id)! + 1);
    // 400 each on average with a deviation of 18: six of them.
    for (const count of times.values()) expect(Math.abs(count - 400)).toBeLessThan(108);
  });
});

describe('a drill', () => {
  const act = fc.oneof(
    fc.record({ kind: fc.constant('call' as const), who: fc.nat(6), wait: fc.nat(90_000) }),
    fc.record({
      kind: fc.constant('end' as const),
      who: fc.nat(6),
      wait: fc.nat(90_000),
      result: fc.constantFrom('answered' as const, 'no-answer' as const),
    }),
    fc.record({ kind: fc.constant('again' as const), who: fc.constant(0), wait: fc.nat(90_000) }),
  );

  it('calls nobody who has answered, nobody twice in a round, and its figures are those of a slow count', () => {
    holds(
      fc.array(act, { maxLength: 80, size: 'max' }),
      (acts) => {
        let drill = drillOf(['a', 'b', 'c', 'd', 'e', 'f']);
        let now = START;
        for (const one of acts) {
          now += one.wait;
          const id = 'abcdefg'[one.who]!;
          const before = drill.people.find(({ memberId }) => memberId === id);
          const state = before && drawnState(before, drill.round);
          if (one.kind === 'call') {
            const next = beginCall(drill, id, now);
            expect(next !== undefined).toBe(state === 'waiting' || state === 'calling');
            drill = next ?? drill;
          } else if (one.kind === 'end') {
            const next = endCall(drill, id, one.result, now);
            expect(next !== undefined).toBe(state === 'calling');
            drill = next ?? drill;
          } else {
            const next = nextRound(drill, limits);
            if (next) expect(drill.people.every(({ calls }) => calls.at(-1)?.ended)).toBe(true);
            drill = next ?? drill;
          }
        }
        for (const { calls } of drill.people) {
          const rounds = calls.map(({ round }) => round);
          expect(new Set(rounds).size).toBe(rounds.length);
          expect(calls.length).toBeLessThanOrEqual(limits.rounds);
          expect(calls.slice(0, -1).every(({ ended }) => ended?.result === 'no-answer')).toBe(true);
        }
        const quick = drill.people.filter(
          ({ calls: [first] }) => first?.ended?.result === 'answered' && first.ended.at - first.at <= 60_000,
        );
        expect(drillCounts(drill, limits)).toMatchObject({ people: 6, within: quick.length });
        const villages = reachability([drill], [MONTH], limits);
        expect(villages.map(({ area }) => area.length)).toEqual(villages.map(() => 12));
        const sum = (of: (one: (typeof villages)[number]) => number) => villages.reduce((all, one) => all + of(one), 0);
        expect(sum(({ called }) => called)).toBe(drill.people.filter(({ calls: [first] }) => first?.ended).length);
        expect(sum(({ within }) => within)).toBe(quick.length);
        expect(sum(({ answered }) => answered)).toBe(drillCounts(drill, limits).answered);
        expect(sum(({ months: [only] }) => only!.called)).toBe(sum(({ called }) => called));
      },
      300,
    );
  });

  it('a later round shows who can be reached, and does not mend the figure', () => {
    let drill = drillOf(['a']);
    drill = endCall(beginCall(drill, 'a', START)!, 'a', 'no-answer', START + 30_000)!;
    drill = nextRound(drill, limits)!;
    drill = endCall(beginCall(drill, 'a', START + 60_000)!, 'a', 'answered', START + 65_000)!;
    expect(drillCounts(drill, limits)).toMatchObject({ answered: 1, within: 0, left: 0, mayRepeat: false });
    expect(reachability([drill], [MONTH], limits)).toMatchObject([{ area: '530303101201', called: 1, within: 0, answered: 1 }]);
    expect(reachability([drill], [{ from: MONTH.to, to: MONTH.to + 1 }], limits)).toEqual([]);
  });

  it('the figure is by the month in which the call was made, with the middle of the times it took, whatever the clock does', () => {
    const ids = ['a', 'd', 'g', 'j'];
    const seconds = [50, 10, 30];
    let drill = drillOf(ids);
    drill = { ...drill, people: drill.people.map((person) => ({ ...person, area: '530303101201-02' })) };
    seconds.forEach((count, at) => {
      drill = endCall(beginCall(drill, ids[at]!, START)!, ids[at]!, 'answered', START + count * 1000)!;
    });
    expect(reachability([drill], [MONTH], limits)).toMatchObject([{ area: '530303101201', called: 3, within: 3, medianMs: 30_000 }]);
    // Somebody set the clock back while it rang: it took no time, and none less.
    drill = endCall(beginCall(drill, 'j', START)!, 'j', 'answered', START - 60_000)!;
    expect(reachability([drill], [MONTH], limits)).toMatchObject([{ within: 4, medianMs: 10_000 }]);
    expect(drill.people[3]!.calls[0]!.ended!.at).toBe(START);
    // A month begins with its first instant, and the next with its own.
    const next = { from: START, to: START + 1 };
    const months = reachability([drill], [{ from: 0, to: START }, next], limits)[0]!.months;
    expect(months.map(({ called }) => called)).toEqual([0, 4]);
  });

  it('the limit itself is within', () => {
    const at = (ms: number) => drillCounts(endCall(beginCall(drillOf(['a']), 'a', START)!, 'a', 'answered', START + ms)!, limits).within;
    expect([at(60_000), at(60_001)]).toEqual([1, 0]);
  });
});
