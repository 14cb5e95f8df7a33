import { describe, expect, it } from 'vitest';
import { areaUnder, evolve, parseEnvelope, parseEvent, problemsOf } from '../../../main/domain';
import { badReports } from '../../support/bad-reports';
import { demoData } from '../../support/demo-data';

const now = Date.parse('2026-11-23T09:00:00.000+08:00');
const known = {
  grid: () => undefined,
  category: (id: string) => demoData.rulebook.categories.find((one) => one.id === id),
  bounds: { west: 103.5, south: 25.4, east: 104.35, north: 26.1 },
};

/** What a console makes of a message; `quarantine` or the problems it is shown with. */
const verdict = (subject: string, body: string): 'quarantine' | readonly string[] => {
  const envelope = parseEnvelope(body);
  if (!envelope.ok) return 'quarantine';
  const township = subject.split('.')[4]!;
  if (!areaUnder(envelope.envelope.area, township)) return 'quarantine';
  const event = parseEvent(envelope.envelope);
  const state = event.ok ? evolve(undefined, event.event) : undefined;
  return state ? problemsOf(state.report, known, now) : 'quarantine';
};

describe('bad input', () => {
  for (const { what, subject, body, expect: expected } of badReports(1)) {
    it(`${what}: ${expected === 'quarantine' ? 'set aside' : 'shown'}`, () => {
      expect(verdict(subject, body)).toEqual(expected);
    });
  }

  it('is the same for the same seed', () => {
    expect(badReports(3)).toEqual(badReports(3));
  });
});
