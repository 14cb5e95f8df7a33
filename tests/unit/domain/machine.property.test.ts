import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE_STATES, EVENT_TYPES } from '../../../preload/contract';
import {
  canonical,
  evolve,
  fold,
  indexOf,
  parseEnvelope,
  parseEvent,
  problemsOf,
  suggest,
  toRow,
  toTimeline,
  type CaseState,
} from '../../../main/domain';
import { steps } from './arbitrary';
import { faultsOf } from './legal';
import { holds } from './property';
import { histories, play } from './shifts';
import { departments, frozen, MONDAY, reported, rulebook, seatOf, weekdays } from './world';

const nobody = { area: () => undefined, grid: () => undefined, department: () => undefined };

describe('the case machine', () => {
  it('reaches no illegal state by any sequence of commands', () => {
    holds(steps, (shift) => {
      const check = (state: CaseState) => {
        expect(faultsOf(state)).toEqual([]);
        expect(state.extensions).toBeLessThanOrEqual(rulebook.maxExtensions);
        expect(state.suspensions).toBeLessThanOrEqual(rulebook.maxSuspensions);
      };
      check(play(shift, check));
    });
  });

  it('is led through every state and command by the sequences these properties are about', () => {
    const states = new Set<string>();
    const done = new Set<string>();
    const seed = 1;
    for (const shift of fc.sample(steps, { numRuns: 300, seed })) {
      play(shift, (before, decision) => {
        states.add(before.state);
        if (decision.ok) for (const event of decision.events) done.add(event.type);
      });
    }
    expect([...states].sort()).toEqual([...CASE_STATES].sort());
    expect([...done].sort()).toEqual(EVENT_TYPES.filter((type) => type !== 'case.reported').sort());
  });

  it('does something with every command it allows, in events that the wire would accept', () => {
    holds(steps, (shift) => {
      play(shift, (before, decision) => {
        if (!decision.ok) return;
        expect(decision.events.length).toBeGreaterThan(0);
        let state: CaseState | undefined = before;
        for (const event of decision.events) {
          const after = evolve(state, event);
          expect(after).not.toBe(state);
          const envelope = parseEnvelope(JSON.stringify(event));
          expect(envelope).toMatchObject({ ok: true });
          if (envelope.ok) expect(parseEvent(envelope.envelope)).toEqual({ ok: true, event: JSON.parse(JSON.stringify(event)) });
          state = after;
        }
      });
    });
  });

  it('changes nothing by a refused command: no events, and nothing written to what it was given', () => {
    holds(steps, (shift) => {
      // `play` freezes state and command: a write would throw.
      play(shift, (before, decision) => {
        if (decision.ok) return;
        const text = canonical(before);
        expect(decision).not.toHaveProperty('events');
        expect(canonical(fold([], before))).toBe(text);
        expect(decision.refusal.message).not.toBe('');
      });
    });
  });

  it('does not care where a history is cut: folding a prefix and then the rest is folding all', () => {
    holds(fc.tuple(histories, fc.nat()), ([all, at]) => {
      const cut = at % (all.length + 1);
      const prefix = fold(all.slice(0, cut));
      // Through JSON, as the cache keeps it.
      const kept = prefix && (JSON.parse(JSON.stringify(prefix)) as CaseState);
      expect(canonical(fold(all.slice(cut), prefix))).toBe(canonical(fold(all)));
      expect(canonical(fold(all.slice(cut), kept))).toBe(canonical(fold(all)));
    });
  });

  it('survives any events that parse, in any order, and stays legal', () => {
    holds(
      histories,
      (history) => {
        let state: CaseState | undefined;
        for (const event of history) {
          const text = canonical(state);
          const after = evolve(frozen(state), frozen(event));
          if (after === state) expect(canonical(after)).toBe(text);
          state = after;
          if (state) expect(faultsOf(state)).toEqual([]);
        }
      },
      250,
    );
  });

  it('is led through every state by those histories too', () => {
    const states = new Set(fc.sample(histories, { numRuns: 300, seed: 1 }).map((history) => fold(history)?.state));
    expect(CASE_STATES.filter((state) => !states.has(state))).toEqual([]);
  });

  it('makes rows, indexes, timelines and suggestions of whatever the events lead to', () => {
    holds(histories, (history) => {
      const state = fold(history, fold([reported()]))!;
      const index = indexOf(state, rulebook, weekdays);
      expect(Number.isSafeInteger(index.order)).toBe(true);
      const problems = problemsOf(state.report, { grid: () => undefined, category: () => undefined, bounds: undefined }, MONDAY);
      expect(toRow({ rev: 1, state, index, problems, unread: true, pending: 0 }, seatOf('lead'), nobody, rulebook).id).toBe(state.id);
      expect(
        toTimeline(
          history.map((event) => ({ envelope: event as never, pending: false })),
          nobody,
        ),
      ).toHaveLength(history.length);
      for (const suggestion of suggest({ state, now: MONDAY, rulebook, calendar: weekdays, departments, similar: [state] }))
        expect(departments.map(({ id }) => id)).toContain(suggestion.departmentId);
    });
  });
});
