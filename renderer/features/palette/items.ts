import type { CaseRow } from '../../../preload/contract';

/** Something the shell can do, offered by name. */
export interface PaletteAction {
  readonly id: string;
  readonly label: string;
  readonly key?: string;
  readonly run: () => void;
}

export type PaletteKind = 'actions' | 'cases' | 'people' | 'departments' | 'villages' | 'grids';

/** One line of the palette. */
export interface PaletteItem {
  readonly id: string;
  readonly kind: PaletteKind;
  readonly label: string;
  readonly detail?: string;
  readonly key?: string;
  readonly row?: CaseRow;
  readonly run: () => void;
}

export const KINDS: readonly PaletteKind[] = ['actions', 'cases', 'people', 'departments', 'villages', 'grids'];
/** Lines of one kind; more are found by typing more. */
export const PER_KIND = 8;
