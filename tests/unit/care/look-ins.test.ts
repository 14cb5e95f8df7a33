import { describe, expect, it } from 'vitest';
import type { LookInSlot } from '../../../preload/contract';
import { lookInsToday } from '../../../main/domain';
import { careRules } from '../../support/small-world';

const at = (time: string) => Date.parse(`${time.replace(' ', 'T')}:00+08:00`);
const stands = (now: string, visits: readonly string[], slots: readonly LookInSlot[] = ['morning', 'evening'], since = 0) =>
  lookInsToday({ slots, since }, visits.map(at), at(now), careRules).map(({ slot, state }) => `${slot} ${state}`);

// As shipped: mornings 06:30 to 09:00, a case at 09:30; evenings 17:00 to 20:00, a case at 20:30.
describe('the look-ins of today', () => {
  it.each([
    ['2026-11-25 06:00', [], ['morning ahead', 'evening ahead']],
    ['2026-11-25 08:59', [], ['morning due', 'evening ahead']],
    ['2026-11-25 09:00', [], ['morning late', 'evening ahead']],
    ['2026-11-25 09:30', [], ['morning missed', 'evening ahead']],
    ['2026-11-25 09:30', ['2026-11-25 07:00'], ['morning done', 'evening ahead']],
    ['2026-11-25 17:00', ['2026-11-25 16:59'], ['morning done', 'evening due']],
    ['2026-11-25 20:30', ['2026-11-25 07:00'], ['morning done', 'evening missed']],
    ['2026-11-25 20:30', ['2026-11-25 17:00'], ['morning missed', 'evening done']],
    ['2026-11-25 23:59', ['2026-11-25 07:00', '2026-11-25 22:00'], ['morning done', 'evening done']],
    ['2026-11-26 00:00', ['2026-11-25 07:00', '2026-11-25 18:00'], ['morning ahead', 'evening ahead']],
    ['2026-11-26 07:00', ['2026-11-26 06:29'], ['morning due', 'evening ahead']],
  ] as const)('at %s after visits %j stand as %j', (now, visits, expected) => {
    expect(stands(now, visits)).toEqual(expected);
  });

  it('are those of the plan, and not those that were over before it', () => {
    expect(stands('2026-11-25 18:00', [], ['evening'])).toEqual(['evening due']);
    expect(stands('2026-11-25 18:00', [], ['morning', 'evening'], at('2026-11-25 12:00'))).toEqual(['evening due']);
  });
});
