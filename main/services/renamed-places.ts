import { districtOf, type CaseState } from '../domain';
import type { DirectoryEntry } from '../../preload/contract';
import type { CaseRecord, StoreWrites } from '../ports';
import type { Context } from './context';
import type { NameBook } from './names';
import { problemsFor, recordOf } from './project';
import { RECENT_LIMIT, RECENT_MS } from './scope';

/** Codes that have come to mean something else, by kind. */
export interface Renamed {
  readonly area: ReadonlySet<string>;
  readonly grid: ReadonlySet<string>;
  readonly department: ReadonlySet<string>;
}

const codesOf = (entries: readonly DirectoryEntry[], kind: DirectoryEntry['kind'], nameNow: (key: string) => string | undefined) =>
  new Set(
    entries
      .filter((entry) => entry.kind === kind && nameNow(entry.key) !== (entry.value as { name: string } | null)?.name)
      .map((entry) => entry.key),
  );

/** Which names a batch changes, against what the directory said before it. */
export const renamed = (names: NameBook, entries: readonly DirectoryEntry[]): Renamed => ({
  area: codesOf(entries, 'area', (code) => names.area(code)?.name),
  grid: codesOf(entries, 'grid', (code) => names.grid(code)?.name),
  department: codesOf(entries, 'department', (id) => names.department(id)?.name),
});

const concerns = (changes: Renamed, { state, index, problems }: CaseRecord): boolean =>
  (index.village !== undefined && changes.area.has(index.village)) ||
  changes.area.has(state.area) ||
  (state.report.gridCode !== undefined && changes.grid.has(state.report.gridCode)) ||
  index.departments.some((id) => changes.department.has(id)) ||
  (changes.area.size > 0 && problems.includes('location-outside'));

/** A time check says something about the moment of arrival only; the others are asked again. */
const problemsNow = (context: Context, state: CaseState, before: CaseRecord['problems']) => [
  ...before.filter((problem) => problem === 'clock-off'),
  ...problemsFor(context, state).filter((problem) => problem !== 'clock-off'),
];

/**
 * Gives the cases that show a changed name a new revision, so that the windows fetch their rows again: a report may
 * arrive before the directory that explains it. Returns their ids.
 */
export const touchCases = (context: Context, tx: StoreWrites, changes: Renamed): readonly string[] => {
  if (changes.area.size + changes.grid.size + changes.department.size === 0) return [];
  const scope = { area: districtOf(context.getSeat().area) };
  const records = [
    ...tx.openCases(scope, Number.MAX_SAFE_INTEGER),
    ...tx.endedCases(scope, context.clock.now() - RECENT_MS, RECENT_LIMIT),
  ].filter((record) => concerns(changes, record));
  for (const record of records)
    tx.putCase(recordOf(context, record.state, { ...record, problems: problemsNow(context, record.state, record.problems) }));
  return records.map((record) => record.id);
};
