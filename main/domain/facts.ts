import type { CaseRow } from '../../preload/contract';
import { areaUnder } from './area';
import type { CaseState, Report } from './types';

/** Priority of a case; before filing only the reporter's own urgency is known. */
export const priorityOf = (state: CaseState): CaseRow['priority'] => {
  if (state.state === 'suspended') return state.paused.priority;
  return 'priority' in state ? state.priority : state.report.urgent ? 'urgent' : 'routine';
};

/** Category given at filing, else the one reported. */
export const categoryIdOf = (state: CaseState): string | undefined => {
  if (state.state === 'suspended') return state.paused.category;
  return 'category' in state ? state.category : state.report.category;
};

/** Village (12 digits) of a case: its area's, else the one its grid code begins with, where that lies in its area. */
export const villageOf = ({ area, report }: { readonly area: string; readonly report: Pick<Report, 'gridCode'> }): string | undefined => {
  if (area.length === 12) return area;
  const village = /^\d{12}/.exec(report.gridCode ?? '')?.[0];
  return village !== undefined && areaUnder(village, area) ? village : undefined;
};

/** Whether the check on the spot has passed. */
export const isVerified = (state: CaseState): boolean => state.state === 'feedback' && state.verifiedAt !== undefined;
