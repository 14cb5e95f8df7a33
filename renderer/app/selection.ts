import { useSyncExternalStore } from 'react';

export type Workspace =
  | 'dispatch'
  | 'map'
  | 'people'
  | 'settings'
  | 'diagnostics'
  | 'routing'
  | 'audit'
  | 'handover'
  | 'roster'
  | 'evaluation'
  | 'mobilise'
  | 'archive';

/** What this window is looking at. Shared by queue, map, people and case panel, so that selection follows both ways. */
export interface Selection {
  readonly workspace: Workspace;
  readonly caseId: string | undefined;
  readonly personId: string | undefined;
  /** The case from which the person was opened. */
  readonly personOfCase?: string | undefined;
  /** Grids that stand out on the map: those of somebody of the roster. */
  readonly gridCodes?: readonly string[] | undefined;
  /** Somebody of the roster that it is opened at, and where they stand: a grid, a village. */
  readonly member?: { readonly id: string; readonly place: string } | undefined;
  /** The report form is open. */
  readonly taking: boolean;
  /** Outlines of grids are being imported. */
  readonly outlining: boolean;
}

let selection: Selection = { workspace: 'dispatch', caseId: undefined, personId: undefined, taking: false, outlining: false };
const listeners = new Set<() => void>();

const set = (next: Partial<Selection>): void => {
  selection = { ...selection, ...next };
  for (const listener of [...listeners]) listener();
};

export const goTo = (workspace: Workspace): void => set({ workspace, member: undefined });
/** A case is looked at beside the queue or the map; from elsewhere it leads back to the queue. */
export const selectCase = (caseId: string | undefined): void => {
  const stays = selection.workspace === 'dispatch' || selection.workspace === 'map';
  set({ caseId, gridCodes: undefined, ...(caseId !== undefined && !stays ? { workspace: 'dispatch' } : {}) });
};
/** These grids on the map, until something else is chosen. */
export const showGrids = (gridCodes: readonly string[]): void => set({ gridCodes, caseId: undefined, workspace: 'map' });
/** The roster, at somebody of it. */
export const showMember = (id: string, place: string): void => set({ member: { id, place }, workspace: 'roster' });
export const takeReport = (taking = true): void => set({ taking });
export const importOutlines = (outlining = true): void => set({ outlining });
export const selectPerson = (personId: string | undefined): void => set({ personId, personOfCase: undefined });
export const showPerson = (personId: string, personOfCase?: string): void => set({ personId, personOfCase, workspace: 'people' });

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};
export const useSelection = (): Selection => useSyncExternalStore(subscribe, () => selection);
export const currentSelection = (): Selection => selection;
