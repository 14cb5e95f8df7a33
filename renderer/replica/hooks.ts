import { useMemo, useSyncExternalStore } from 'react';
import { isOpen, type AttentionRow, type CaseRow, type PersonRow } from '../../preload/contract';
import { onSettingsChanged } from '../kit';
import type { LiveTable } from './live-table';
import { isOfThisSeat } from './seat-epoch';
import { attentionTable, caseTable, peopleTable } from './tables';

export type CaseFilter = (row: CaseRow) => boolean;
/** Somebody still has to do something. */
export const openCase: CaseFilter = (row) => isOpen(row.state);
export const anyCase: CaseFilter = () => true;

const nothing = { rows: [], byId: new Map<string, never>(), feed: undefined } as const;
/** What another seat was shown is gone from the moment the seat changes, not only once its copy is replaced. */
const viewOf = <Row extends { readonly id: string; readonly rev: number }>(table: LiveTable<Row>) => {
  const view = table.getView();
  return isOfThisSeat(view.feed?.epoch) ? view : nothing;
};
const follow = (table: Pick<LiveTable<never>, 'subscribe'>) => (listener: () => void) => {
  const ends = [table.subscribe(listener), onSettingsChanged(listener)];
  return () => {
    for (const end of ends) end();
  };
};
const followCases = follow(caseTable);
const followPeople = follow(peopleTable);
const followAttention = follow(attentionTable);

const useCaseView = () => useSyncExternalStore(followCases, () => viewOf(caseTable));

/**
 * Cases of the working set in queue order, open ones unless another filter is given. Keep the filter's identity
 * (a constant or `useCallback`), or every drawing filters anew.
 */
export const useCases = (filter: CaseFilter = openCase): readonly CaseRow[] => {
  const { rows } = useCaseView();
  return useMemo(() => (filter === anyCase ? rows : rows.filter(filter)), [rows, filter]);
};

/** One case of the working set; undefined: not (or no longer) in it, ask `griddesk.cases.read`. Drawn again only when it changes. */
export const useCase = (id: string | undefined): CaseRow | undefined =>
  useSyncExternalStore(followCases, () => (id === undefined ? undefined : viewOf(caseTable).byId.get(id)));

/** The row now, for what happens outside of drawing. */
export const caseRow = (id: string): CaseRow | undefined => caseTable.getView().byId.get(id);

/** People in care, the next visit due first; masked. */
export const usePeople = (): readonly PersonRow[] => useSyncExternalStore(followPeople, () => viewOf(peopleTable).rows);
export const usePerson = (id: string | undefined): PersonRow | undefined =>
  useSyncExternalStore(followPeople, () => (id === undefined ? undefined : viewOf(peopleTable).byId.get(id)));

/** The row now, for what happens outside of drawing. */
export const personRow = (id: string): PersonRow | undefined => peopleTable.getView().byId.get(id);

/** Commands that wait for the operator, the latest first. */
export const useAttention = (): readonly AttentionRow[] => useSyncExternalStore(followAttention, () => viewOf(attentionTable).rows);

/**
 * How far the copy has come: `loading` before the first row, `filling` while the rest is copied, `ready`, or `failing`
 * when the last pull failed and is being tried again.
 */
export type ReplicaStatus = 'loading' | 'filling' | 'ready' | 'failing';
export const useReplicaStatus = (): ReplicaStatus =>
  useSyncExternalStore(followCases, () => {
    const { feed, rows } = viewOf(caseTable);
    if (feed?.failing) return 'failing';
    if (feed?.complete) return 'ready';
    return rows.length > 0 ? 'filling' : 'loading';
  });
