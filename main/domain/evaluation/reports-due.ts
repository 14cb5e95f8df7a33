import { periodAt, type Span } from '../../../preload/contract';

/** Reports that are made by themselves. 定期报告 */
export type ReportKind = 'week' | 'month';

export interface ReportPlan {
  readonly weekly: boolean;
  readonly monthly: boolean;
  /** Since when there is a plan, ms. The last whole week and month before it are reported too: who begins sees what will come. */
  readonly since: number;
}

export interface DueReport {
  readonly kind: ReportKind;
  readonly period: Span;
}

/** What happened at the end of a period may still be on its way, ms. */
export const SETTLE_MS = 10 * 60_000;
/** A console that was off for longer makes the latest ones: so many of a kind. */
export const MOST_BEHIND = 12;

export const reportKey = ({ kind, period }: DueReport): string => `${kind} ${period.from}`;

/** The reports that are due and were not made, the oldest first; those of one kind before the other. Pure. */
export const reportsDue = (plan: ReportPlan, made: ReadonlySet<string>, now: number): readonly DueReport[] => {
  const kinds: readonly ReportKind[] = [...(plan.weekly ? ['week' as const] : []), ...(plan.monthly ? ['month' as const] : [])];
  return kinds.flatMap((kind) =>
    Array.from({ length: MOST_BEHIND }, (_, at): DueReport => ({ kind, period: periodAt(kind, now, at - MOST_BEHIND) })).filter(
      (report) =>
        report.period.to >= periodAt(kind, plan.since).from && report.period.to + SETTLE_MS <= now && !made.has(reportKey(report)),
    ),
  );
};
