import type { Category, Grid, Problem } from '../../../preload/contract';
import { DAY_MS, MINUTE_MS } from '../clock/local';
import type { Report } from '../types';
import { isUnclean } from './clean';
import { believablePosition, isInside, type Box } from './position';

/** What this console knows to hold a report against. */
export interface Known {
  readonly grid: (code: string) => Grid | undefined;
  readonly category: (id: string) => Category | undefined;
  /** The district's bounds, degrees WGS84; undefined: not known yet. */
  readonly bounds: Box | undefined;
}

/** A clock may be this much ahead of ours. */
const AHEAD_MS = 5 * MINUTE_MS;
/** Older than any report the platform keeps: a device that has lost its date. Late delivery alone is no fault. */
const BEHIND_MS = 3 * 366 * DAY_MS;

const textsOf = (report: Report): readonly string[] =>
  [report.title, report.description, report.location.address, report.reporter?.name].filter((text) => text !== undefined);

/** What is missing or odd about a report that is shown all the same. 存疑项 */
export const problemsOf = (report: Report, known: Known, now: number): Problem[] => {
  const position = believablePosition(report.location);
  const checks: readonly (readonly [Problem, boolean])[] = [
    ['grid-unknown', report.gridCode !== undefined && known.grid(report.gridCode) === undefined],
    ['category-unknown', report.category !== undefined && known.category(report.category) === undefined],
    ['location-outside', position === undefined || (known.bounds !== undefined && !isInside(position, known.bounds))],
    ['clock-off', report.at > now + AHEAD_MS || report.at < now - BEHIND_MS],
    ['text-cleaned', textsOf(report).some(isUnclean)],
  ];
  return checks.filter(([, found]) => found).map(([problem]) => problem);
};
