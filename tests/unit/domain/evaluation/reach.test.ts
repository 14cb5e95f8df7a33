import { describe, expect, it } from 'vitest';
import { judgeFirstCall, type Drawn } from '../../../../main/domain';

const limits = { answerSeconds: 60, rounds: 3 };
const FROM = Date.parse('2026-10-01T00:00:00+08:00');
const TO = Date.parse('2026-11-01T00:00:00+08:00');
const period = { from: FROM, to: TO, asOf: TO + 1000 };

type Ended = 'answered' | 'no-answer';
const drawn = (...calls: readonly (readonly [at: number, ms?: number, result?: Ended])[]): Drawn => ({
  memberId: 'gm-1',
  role: 'cadre',
  area: '530303101201-02',
  calls: calls.map(([at, ms, result = 'answered'], index) => ({
    round: index + 1,
    at,
    ...(ms === undefined ? {} : { ended: { at: at + ms, result } }),
  })),
});

describe('a first call', () => {
  it('is within up to the limit, and missed behind it or unanswered', () => {
    expect(judgeFirstCall(drawn([FROM, 60_000]), period, limits)).toBe('within');
    expect(judgeFirstCall(drawn([FROM, 60_001]), period, limits)).toBe('missed');
    expect(judgeFirstCall(drawn([FROM, 1000, 'no-answer']), period, limits)).toBe('missed');
  });

  it('counts in the period in which it was made, whenever it ended, and not before that is known', () => {
    expect(judgeFirstCall(drawn([FROM - 1, 1000]), period, limits)).toBeUndefined();
    expect(judgeFirstCall(drawn([TO - 1, 1000]), period, limits)).toBe('within');
    expect(judgeFirstCall(drawn([TO, 0]), period, limits)).toBeUndefined();
    expect(judgeFirstCall(drawn([FROM, 5000]), { ...period, asOf: FROM + 4999 }, limits)).toBeUndefined();
    expect(judgeFirstCall(drawn([FROM, 5000]), { ...period, asOf: FROM + 5000 }, limits)).toBe('within');
  });

  it('that was not made, or has not ended, is none; a later round mends nothing', () => {
    expect(judgeFirstCall(drawn(), period, limits)).toBeUndefined();
    expect(judgeFirstCall(drawn([FROM]), period, limits)).toBeUndefined();
    expect(judgeFirstCall(drawn([FROM, 1000, 'no-answer'], [FROM + 2000, 1000]), period, limits)).toBe('missed');
    expect(judgeFirstCall(drawn([FROM - 10, 1000, 'no-answer'], [FROM + 2000, 1000]), period, limits)).toBeUndefined();
  });
});
