import * as v from 'valibot';
import { dateAt, fail, ok, SelectionEntry, type Input, type Result, type SelectionFile } from '../../../preload/contract';
import { areaUnder, cleanLine, mayKeepSelection, openSteps, refuseStep } from '../../domain';
import type { Context } from '../context';

const KIND = 'selection';
/** How the file says which field is wrong. */
const FIELD = { 'too-early': 'on', 'in-the-future': 'on', unchecked: 'checked' } as const;

/**
 * How grid members were chosen: for each a file to which steps are added and in which none is changed. Every look and every
 * entry is in the audit before anything is handed out or kept. 网格员选任档案
 */
export const createSelection = (context: Context) => {
  const { store, clock } = context;
  const kinds = context.roster.mayNotServe;

  const entriesOf = (memberId: string): SelectionEntry[] =>
    store.read.ownDocuments(KIND, memberId).flatMap(({ value }) => {
      const read = v.safeParse(SelectionEntry, value);
      return read.success ? [read.output] : [];
    });
  const fileOf = (memberId: string, entries: readonly SelectionEntry[]): Result<SelectionFile> =>
    ok({ memberId, entries: [...entries], open: openSteps(entries), mayNotServe: [...kinds], source: context.roster.source });

  /** Why this seat has nothing to do with this file. */
  const refuse = (memberId: string, entries: readonly SelectionEntry[]): Result<never> | undefined => {
    const { role, area } = context.getSeat();
    if (!mayKeepSelection(role)) return fail('not-allowed', 'the files of grid members are the shift lead’s', { role });
    const member = context.names.member(memberId);
    // Who was one and has another office now still has the file.
    const has = member !== undefined && areaUnder(member.area, area) && (member.role === 'grid-member' || entries.length > 0);
    return has ? undefined : fail('not-found', 'this seat has no such grid member', { memberId });
  };
  /** What is written down of a look or an entry; what was noted is not in it. */
  const recordOf = (act: string, memberId: string, result: 'ok' | 'refused', details?: Record<string, unknown>) => {
    const { operatorId, role } = context.getSeat();
    return { at: clock.now(), who: operatorId, role, kind: `selection.${act}`, subject: memberId, result, ...(details ? { details } : {}) };
  };

  const read = ({ memberId }: Input<'selection.read'>): Result<SelectionFile> => {
    const entries = entriesOf(memberId);
    const refused = refuse(memberId, entries);
    store.write((tx) => tx.audit(recordOf('read', memberId, refused ? 'refused' : 'ok')));
    return refused ?? fileOf(memberId, entries);
  };

  const record = ({ commandId, memberId, by, note, ...step }: Input<'selection.record'>): Result<SelectionFile> => {
    const entries = entriesOf(memberId);
    const known = entries.some(({ entryId }) => entryId === commandId);
    const why = known
      ? undefined
      : refuseStep(
          entries,
          step,
          kinds.map(({ id }) => id),
          dateAt(clock.now()),
        );
    const refused =
      refuse(memberId, entries) ??
      (why === 'before-its-turn'
        ? fail('wrong-state', 'an earlier step of the file is missing', { step: step.step })
        : why && fail('bad-input', `the step does not fit: ${why}`, { field: FIELD[why], why }));
    const details = { step: step.step, on: step.on };
    if (refused) {
      store.write((tx) => tx.audit(recordOf('record', memberId, 'refused', details)));
      return refused;
    }
    if (known) return fileOf(memberId, entries);
    const entry: SelectionEntry = {
      entryId: commandId,
      ...step,
      by: cleanLine(by),
      ...(note === undefined ? {} : { note }),
      // One after the other, whatever the clock does: of a step the last entry stands.
      recordedAt: Math.max(clock.now(), (entries.at(-1)?.recordedAt ?? 0) + 1),
      recordedBy: context.getSeat().operatorId,
    };
    store.write((tx) => {
      tx.audit(recordOf('record', memberId, 'ok', details));
      tx.putOwnDocument(KIND, memberId, { key: entry.entryId, at: entry.recordedAt, value: entry });
    });
    return fileOf(memberId, entriesOf(memberId));
  };

  return { read, record };
};
