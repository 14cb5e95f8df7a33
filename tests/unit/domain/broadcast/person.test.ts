import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advance,
  ANSWER_STAGES,
  answerStateOf,
  called,
  channelsOf,
  claimed,
  minuteSince,
  NOBODY_YET,
  talliesOf,
  type AddressedPerson,
  type AnswerStage,
} from '../../../../main/domain';
import { BROADCAST_CHANNELS, type BroadcastChannel } from '../../../../preload/contract';
import { SEED } from '../../../support/test-seed';

const SENT = 1_000_000;
interface Told {
  readonly stage: AnswerStage;
  readonly at: number;
  readonly channel: BroadcastChannel;
}
const told: fc.Arbitrary<Told> = fc.record({
  stage: fc.constantFrom(...ANSWER_STAGES),
  at: fc.integer({ min: SENT, max: SENT + 90 * 60_000 }),
  channel: fc.constantFrom(...BROADCAST_CHANNELS),
});
const fold = (all: readonly Told[], from: AddressedPerson = NOBODY_YET): AddressedPerson =>
  all.reduce((person, { stage, at, channel }) => advance(person, stage, at, channel), from);

describe('one person asked', () => {
  it('is the same whatever order it is told in and however often', () => {
    fc.assert(
      fc.property(fc.array(told), fc.infiniteStream(fc.nat()), (all, draws) => {
        const again = [...all, ...all].toSorted(() => ((draws.next().value ?? 0) % 2 === 0 ? 1 : -1));
        expect(fold(again)).toEqual(fold(all));
      }),
      { seed: SEED },
    );
  });

  it('counts once in each stage, in the minute of the earliest, whatever the steps', () => {
    fc.assert(
      fc.property(fc.array(told), (all) => {
        const counts = new Map<string, number>();
        let person = NOBODY_YET;
        for (const one of all) {
          const after = fold([one], person);
          for (const { stage, minute, by } of talliesOf(SENT, person, after))
            counts.set(`${stage} ${minute}`, (counts.get(`${stage} ${minute}`) ?? 0) + by);
          person = after;
        }
        const expected = ANSWER_STAGES.flatMap((stage) => {
          const times = all.filter((one) => one.stage === stage).map(({ at }) => at);
          return times.length === 0 ? [] : [`${stage} ${minuteSince(SENT, Math.min(...times))}`];
        });
        expect([...counts].filter(([, by]) => by !== 0).toSorted()).toEqual(expected.map((key) => [key, 1]).toSorted());
      }),
      { seed: SEED },
    );
  });

  it('has not answered by reading', () => {
    const read = fold([
      { stage: 'delivered', at: SENT, channel: 'app' },
      { stage: 'read', at: SENT + 1, channel: 'app' },
    ]);
    expect(answerStateOf(NOBODY_YET)).toBe('silent');
    expect(answerStateOf(read)).toBe('read');
    expect(answerStateOf(advance(read, 'answered', SENT + 2, 'sms'))).toBe('answered');
  });

  it('keeps by which channels each stage came', () => {
    const person = fold([
      { stage: 'delivered', at: SENT, channel: 'app' },
      { stage: 'delivered', at: SENT, channel: 'sms' },
      { stage: 'answered', at: SENT, channel: 'phone' },
    ]);
    expect(channelsOf(person, 'delivered')).toEqual(['app', 'sms']);
    expect(channelsOf(person, 'read')).toEqual([]);
    expect(channelsOf(person, 'answered')).toEqual(['phone']);
  });
});

describe('a claim', () => {
  it('is the first one’s until the call is over, and ends with an answer', () => {
    const ofA = claimed(NOBODY_YET, 'a', '甲');
    expect(claimed(ofA, 'b', '乙')).toBe(ofA);
    expect(advance(ofA, 'answered', SENT, 'app').claim).toBeUndefined();
    const over = called(ofA, 'no-answer', 'a');
    expect(over).toMatchObject({ claim: undefined, calls: 1, lastResult: 'no-answer' });
    expect(claimed(over, 'b', '乙').claim?.operatorId).toBe('b');
    const answered = advance(NOBODY_YET, 'answered', SENT, 'app');
    expect(claimed(answered, 'a', '甲')).toBe(answered);
  });

  it('of one operator is not ended by what another says late, and given back counts as no call', () => {
    const ofB = claimed(called(claimed(NOBODY_YET, 'a', '甲'), 'released', 'lead'), 'b', '乙');
    expect(ofB).toMatchObject({ claim: { operatorId: 'b' }, calls: 0 });
    expect(called(ofB, 'no-answer', 'a')).toMatchObject({ claim: { operatorId: 'b' }, calls: 1 });
    expect(called(called(ofB, 'no-answer', 'b'), 'released', 'b')).toMatchObject({ calls: 1, lastResult: 'no-answer' });
  });
});

it('minutes are whole, begin with the sending, and are not counted after a week', () => {
  expect([-1, 0, 59_999, 60_000, 8 * 24 * 3_600_000].map((after) => minuteSince(SENT, SENT + after))).toEqual([0, 0, 0, 1, 10_080]);
});
