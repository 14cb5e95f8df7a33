import type { Scope } from './records';

/** How the register of reports stands; what was counted of it holds for as long as this is the same, but for newer cases. */
export interface ReportedState {
  /** Raised when a report that had been entered is at another place or time. */
  readonly moved: number;
  /** Raised when other departments have to do with a case than before. */
  readonly shared: number;
  /** Of the newest case; later ones have higher keys. 0: there is none. */
  readonly newest: number;
  /** So many of the oldest cases at most have not been entered yet. */
  readonly behind: number;
}

/** Where a case was reported from: as exactly as it is known. */
export interface ReportedPlace {
  readonly township: string;
  readonly village: string | null;
  readonly grid: string | null;
}

export interface ReportedReads {
  reportedState(): ReportedState;
  /** Reports by place from an instant on, before another, of cases with keys up to `newest` that any of these scopes sees. */
  reportedPlaces(
    scopes: readonly Scope[],
    span: { readonly from: number; readonly to: number },
    newest: number,
  ): readonly (ReportedPlace & { readonly count: number })[];
  /** Reports of cases with keys above `after`, up to `newest`. */
  reportedSince(scopes: readonly Scope[], after: number, newest: number): readonly (ReportedPlace & { readonly at: number })[];
}

export interface ReportedWrites {
  /** Enters so many cases that were there before the register, the newest first. */
  enterReported(count: number): void;
}
