import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, evaluatedOf, evolve, fold, toRow, toTimeline, indexOf, type CaseState } from '../../../main/domain';
import { MEDIATION_STEPS, ROLES, type Command } from '../../../preload/contract';
import { evaluationRules } from '../../support/small-world';
import {
  agreed,
  command,
  COMMITTEE,
  dispute,
  HOUR,
  mediated,
  MINUTE,
  MONDAY,
  POWER,
  reported,
  rulebook,
  seatOf,
  STORIES,
  Story,
  weekdays,
} from './world';

const names = { area: () => undefined, grid: () => undefined, department: () => undefined };
const rowOf = (state: CaseState) =>
  toRow(
    {
      rev: 1,
      state,
      index: indexOf(state, rulebook, weekdays),
      problems: [],
      unread: false,
      pending: 0,
    } as never,
    seatOf('dispatcher'),
    names as never,
    rulebook,
  );
const refused = (story: Story, words: object, name: 'mediate' | 'dispute' | 'transfer' = 'mediate') => {
  const answer = story.ask('dispatcher', name, words as never);
  return answer.ok ? undefined : (answer.refusal.details?.['field'] ?? answer.refusal.code);
};

describe('a dispute', () => {
  it('is registered where its category is mediated, and nowhere else', () => {
    const parties = [{ side: 'applicant', name: '甲' }];
    expect(new Story().accepted().ask('dispatcher', 'dispute', { kind: 'land', people: 1, parties } as never)).toMatchObject({ ok: false });
    expect(STORIES['a dispute']!().ask('dispatcher', 'dispute', { kind: 'land', people: 1, parties } as never)).toMatchObject({ ok: true });
    expect(STORIES['a dispute']!().ask('observer', 'dispute', { kind: 'land', people: 1, parties } as never)).toMatchObject({ ok: false });
  });

  it('is mediated by the centre, and by a village or department that was sent for', () => {
    const next = { step: 'assigned', method: 'people', mediator: '王调解' } as const;
    const may = (story: Story) => ROLES.filter((role) => story.ask(role, 'mediate', next).ok);
    expect(may(dispute())).toEqual(['dispatcher', 'lead']);
    expect(may(dispute().dispatched(POWER, COMMITTEE))).toEqual(['dispatcher', 'lead', 'village', 'department']);
  });

  it('has an applicant, and no fewer people than parties', () => {
    const story = STORIES['a dispute']!();
    const two = [
      { side: 'applicant', name: '甲' },
      { side: 'respondent', name: '乙' },
    ];
    expect(refused(story, { kind: 'land', people: 2 }, 'dispute')).toBe('parties');
    expect(refused(story, { kind: 'land', people: 2, parties: [two[1]] }, 'dispute')).toBe('parties');
    expect(refused(story, { kind: 'land', people: 1, parties: two }, 'dispute')).toBe('people');
  });

  it('keeps its parties when the rest is put right', () => {
    const story = dispute().do('dispatcher', 'dispute', { kind: 'debt', people: 9 });
    expect(story.state.dispute).toMatchObject({ kind: 'debt', people: 9, registeredAt: MONDAY + 2 * MINUTE });
    expect(story.state.dispute?.parties.map(({ name }) => name)).toEqual(['欧阳建国', '李守山']);
  });

  it('goes through its steps in their order', () => {
    expect(refused(dispute(), { step: 'mediated', text: '?' })).toBe('step');
    expect(refused(dispute(), { step: 'assigned', mediator: '乙' })).toBe('method');
    expect(refused(dispute(), { step: 'assigned', method: 'people' })).toBe('mediator');
    const assigned = dispute().do('dispatcher', 'mediate', { step: 'assigned', method: 'joint', mediator: '乙' });
    expect(refused(assigned, { step: 'agreed', text: '?' })).toBe('step');
    expect(refused(mediated(), { step: 'visited', text: '?', kept: true })).toBe('step');
    expect(refused(mediated(), { step: 'agreed' })).toBe('text');
    expect(refused(agreed(), { step: 'visited', text: '?' })).toBe('kept');
    expect(agreed().state.dispute).toMatchObject({ sessions: 1, method: 'people', mediator: '王调解', agreement: { text: '以老沟为界' } });
  });

  it('keeps what was said of each step: with the assignment, of a second session, and that an agreement is not kept', () => {
    const assigned = dispute().do('dispatcher', 'mediate', { step: 'assigned', method: 'people', mediator: '王调解', text: '请三日内' });
    expect(assigned.events.at(-1)?.data).toEqual({ step: 'assigned', method: 'people', mediator: '王调解', text: '请三日内' });
    const twice = mediated().do('dispatcher', 'mediate', { step: 'mediated', text: '第二次' });
    expect(twice.state.dispute?.sessions).toBe(2);
    const failed = twice.do('dispatcher', 'mediate', { step: 'failed', text: '一方未到' });
    const agreedAfterAll = failed.do('dispatcher', 'mediate', { step: 'agreed', text: '以老沟为界' });
    expect(agreedAfterAll.state.dispute).toMatchObject({ failedAt: undefined, agreement: { text: '以老沟为界' } });
    const visited = agreed().do('dispatcher', 'mediate', { step: 'visited', text: '又越界', kept: false });
    expect(visited.state.dispute?.visit).toEqual({ text: '又越界', kept: false, at: visited.now });
  });

  it('that is agreed upon is resolved without a department; one that is not, is not', () => {
    expect(agreed().do('dispatcher', 'close', { outcome: 'resolved' }).state).toMatchObject({ state: 'closed', outcome: 'resolved' });
    expect(mediated().ask('dispatcher', 'close', { outcome: 'resolved' })).toMatchObject({ ok: false });
    const failed = agreed().do('dispatcher', 'mediate', { step: 'failed', text: '一方反悔' });
    expect(failed.ask('dispatcher', 'close', { outcome: 'resolved' })).toMatchObject({ ok: false });
    expect(failed.state.dispute).toMatchObject({ agreement: undefined, failedAt: failed.now });
  });

  it('is visited once after it was closed, and nothing else is done to it', () => {
    const closed = STORIES['a dispute closed']!();
    expect(refused(closed, { step: 'mediated', text: '?' })).toBe('step');
    const visited = STORIES['a dispute visited again']!();
    expect(visited.state).toMatchObject({ state: 'closed', dispute: { visit: { kept: true } } });
    expect(visited.ask('dispatcher', 'mediate', { step: 'visited', text: '又', kept: false })).toMatchObject({ ok: false });
  });

  it('shows its parties masked, in the row and in the history', () => {
    const { state, events } = dispute();
    const row = rowOf(state);
    expect(row.dispute?.parties).toEqual([
      { side: 'applicant', name: '欧阳**', phone: '100****2222', idNumber: '530***********1235' },
      { side: 'respondent', name: '李**', phone: undefined, idNumber: undefined },
    ]);
    const hidden = { ...state, dispute: { ...state.dispute!, mediator: '王\u202e调解' } };
    expect(rowOf(hidden).dispute?.mediator).toBe('王调解');
    const shown = JSON.stringify([
      row,
      toTimeline(
        events.map((envelope) => ({ envelope, pending: false })),
        names as never,
      ),
    ]);
    for (const secret of ['建国', '守山', '10001112222', '197001011235']) expect(shown).not.toContain(secret);
  });

  it('stays what it was whatever order steps of others come in: none of them throws, none moves the case', () => {
    const step = fc.record({ step: fc.constantFrom(...MEDIATION_STEPS), text: fc.constant('说'), kept: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const start = dispute().state;
        const end = steps.reduce<CaseState>(
          (state, data, at) =>
            evolve(state, {
              ...reported(),
              id: `x${at}`,
              type: 'case.mediated',
              at: new Date(MONDAY + HOUR + at).toISOString(),
              data,
            } as never)!,
          start,
        );
        expect(end.state).toBe(start.state);
        expect(end.dispute?.sessions).toBe(steps.filter((one) => one.step === 'mediated').length);
        const outcome = steps.findLast((one) => one.step === 'agreed' || one.step === 'failed')?.step;
        expect(end.dispute?.agreement !== undefined).toBe(outcome === 'agreed');
      }),
    );
  });

  it.each(['rejected', 'merged'] as const)('is none of a report that was %s, whatever comes late', (name) => {
    const { state } = STORIES[name]!();
    const late = (type: string, data: object) => evolve(state, { ...reported(), type, data } as never);
    expect(late('case.disputed', { kind: 'land', people: 1, parties: [{ side: 'applicant', name: '甲' }] })).toBe(state);
    expect(late('case.transferred', { to: 'court', office: '试验法院' })).toBe(state);
    const withDispute = { ...state, dispute: dispute().state.dispute };
    const mediatedLate = { ...reported(), type: 'case.mediated', data: { step: 'mediated', text: '?' } };
    expect(evolve(withDispute, mediatedLate as never)).toBe(withDispute);
  });

  it('of no registration knows no mediation', () => {
    const { state } = STORIES['a dispute']!();
    const said = { ...reported(), type: 'case.mediated', data: { step: 'mediated', text: '?' } };
    expect(evolve(state, said as never)).toBe(state);
  });
});

describe('a case that is handed over', () => {
  it('says to whom and when, and gets its receipt later, also when it is closed', () => {
    const story = STORIES['handed over']!();
    const at = story.state.transfer?.at;
    story.wait(HOUR).do('dispatcher', 'transfer', { to: 'police', office: '试验派出所', receipt: '试公受字〔2026〕7号' });
    expect(story.state).toMatchObject({ state: 'closed', outcome: 'transferred', transfer: { receipt: '试公受字〔2026〕7号', at } });
    expect(story.ask('dispatcher', 'transfer', { to: 'court', office: '法院' })).toMatchObject({ ok: false });
  });

  it('is handed over by the centre, with what was said of it', () => {
    const words = { to: 'court', office: '试验法院', text: '附证据目录' } as const;
    expect(ROLES.filter((role) => new Story().accepted().dispatched(POWER, COMMITTEE).ask(role, 'transfer', words).ok)).toEqual([
      'dispatcher',
      'lead',
    ]);
    expect(new Story().accepted().do('lead', 'transfer', words).state.transfer).toMatchObject(words);
  });

  it('was not closed otherwise', () => {
    expect(new Story().closed().ask('lead', 'transfer', { to: 'police', office: '派出所' })).toMatchObject({ ok: false });
  });

  it('has a file to print once it is handed over', () => {
    expect(rowOf(new Story().accepted().state).papers).not.toContain('transfer-file');
    expect(rowOf(STORIES['handed over']!().state).papers).toContain('transfer-file');
  });
});

describe('what a grid member has settled alone', () => {
  const story = () => STORIES['settled in the grid']!();

  it('is closed as it comes in, with nothing to do', () => {
    expect(story().state).toMatchObject({
      state: 'closed',
      outcome: 'resolved',
      text: '已当场清理',
      category: 'power-tree',
      dueAt: MONDAY,
      endedAt: MONDAY,
    });
    const row = rowOf(story().state);
    expect(row).toMatchObject({ settled: true, state: 'closed' });
    expect(row.clock).toBeUndefined();
  });

  it('is the same on every console, whatever is said of it later; it can be taken up again', () => {
    const { events } = story();
    expect(fold([...events, ...events])).toEqual(story().state);
    expect(story().do('dispatcher', 'reopen', { reason: '又堆上了' }).state).toMatchObject({ state: 'filed', category: 'power-tree' });
  });

  it('was not settled after it was reported', () => {
    const late = reported({ settled: { at: '2026-11-24T08:00:00+08:00', text: '已清理' } });
    expect(fold([late])).toMatchObject({ report: { settled: { at: MONDAY } }, endedAt: MONDAY });
  });

  it('counts as closed, and closed on time', () => {
    const facts = evaluatedOf(story().events, evaluationRules, { rulebook, calendar: weekdays })!;
    const period = { from: MONDAY - HOUR, to: MONDAY + HOUR, asOf: MONDAY + HOUR };
    const counted = new Map(evaluate([facts], period, {}).figures.map((figure) => [figure.figure, figure]));
    for (const name of ['closed', 'closed-on-time'] as const) {
      expect(counted.get(name)).toMatchObject({ numerator: [story().state.id], rest: [] });
    }
  });
});

it('a well-formed command never carries a field that takes the place of its name', () => {
  const words = command('transfer', { to: 'police', office: '派出所' }) as Command;
  expect(words.name).toBe('transfer');
});
