import { useMemo } from 'react';
import type { CaseRow } from '../../../preload/contract';
import { useFormat, useTerm } from '../../kit';
import { anyCase, useAttention, useCases, usePeople } from '../../replica';
import { handoverOf, type Handover } from './sheet';
import { useHandoverStrings } from './strings';

export interface Line {
  readonly key: string;
  /** The case to open; absent for people. */
  readonly caseId?: string;
  readonly about: string;
  readonly where: string;
  /** What is owed. */
  readonly says: string;
}
export interface Section {
  readonly name: keyof Handover;
  readonly title: string;
  readonly lines: readonly Line[];
}

/** The sheet in words; masked, as the rows are. `now`: when it is drawn up, ms. */
export const useSections = (now: number): readonly Section[] => {
  const t = useHandoverStrings();
  const term = useTerm();
  const format = useFormat();
  const rows = useCases(anyCase);
  const attention = useAttention();
  const people = usePeople();
  return useMemo(() => {
    const sheet = handoverOf({ rows, attention, people, now });
    const line = (row: CaseRow, says: string, key = row.id): Line => ({
      key,
      caseId: row.id,
      about: `${row.number} ${row.title}`,
      where: row.villageName,
      says,
    });
    const due = (row: CaseRow): string =>
      row.clock
        ? t('due', { state: term('caseStates', row.state), time: format.dateTime(row.clock.dueAt) })
        : term('caseStates', row.state);
    const lines: Readonly<Record<keyof Handover, readonly Line[]>> = {
      overdue: sheet.overdue.map((row) => line(row, due(row))),
      promised: sheet.promised.map((row) => line(row, t('promisedFor', { time: format.dateTime(row.promisedAt ?? now) }))),
      requests: sheet.requests.map(({ row, request }) =>
        line(
          row,
          t('asked', { kind: term('requestKinds', request.kind), name: request.byName, reason: request.reason }),
          `${row.id} ${request.requestId}`,
        ),
      ),
      slips: sheet.slips.map(({ row, slip }) =>
        line(row, t('slip', { level: term('supervisionLevels', slip.level), text: slip.text }), `${row.id} ${slip.level}`),
      ),
      declined: sheet.declined.map(({ row, task }) =>
        line(row, t('sentBack', { name: task.departmentName, reason: task.answer ?? '' }), `${row.id} ${task.taskId}`),
      ),
      unsent: sheet.unsent.map((row) => line(row, t('waits', { count: row.pending }))),
      attention: sheet.attention.map((one) => ({
        key: one.id,
        ...(one.caseId === undefined ? {} : { caseId: one.caseId }),
        about: `${one.number} ${one.title}`,
        where: '',
        says: t('notSent', { time: format.dateTime(one.at) }),
      })),
      lookIns: sheet.lookIns.map((person) => ({
        key: person.id,
        about: person.name,
        where: person.villageName,
        says: person.plan.today
          .filter(({ state }) => state !== 'done')
          .map(({ slot, state }) => `${term('lookInSlots', slot)} ${term('lookInStates', state)}`)
          .join(' · '),
      })),
      open: sheet.open.map((row) => line(row, due(row))),
    };
    return (Object.keys(lines) as (keyof Handover)[]).map((name) => ({ name, title: t(name), lines: lines[name] }));
  }, [t, term, format, rows, attention, people, now]);
};
