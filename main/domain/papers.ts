import type { Paper, Role, Seat } from '../../preload/contract';
import { areaUnder } from './area';
import type { CaseState } from './types';

const CENTRE: readonly Role[] = ['dispatcher', 'lead'];
const WORKING: readonly Role[] = [...CENTRE, 'village', 'department'];

interface PaperRule {
  readonly roles: readonly Role[];
  /** Whether there is something of the case to put on it; absent: it is about no case. */
  readonly about?: (state: CaseState) => boolean;
  /** It is about a village's people, whose names and numbers stand on it. */
  readonly people?: true;
  /** It is about a broadcast: how many were asked and answered, and the clues. */
  readonly broadcast?: true;
}

/** Which seat may print what. An observer takes nothing out of the house. 打印权限 */
const RULES: Readonly<Record<Paper, PaperRule>> = {
  'dispatch-order': { roles: WORKING, about: ({ tasks }) => tasks.length > 0 },
  'supervision-slip': { roles: WORKING, about: ({ slips }) => slips.length > 0 },
  'case-history': { roles: WORKING, about: () => true },
  'transfer-file': { roles: CENTRE, about: ({ transfer }) => transfer !== undefined },
  handover: { roles: [...CENTRE, 'village'] },
  evaluation: { roles: [...CENTRE, 'village'] },
  'mobilise-report': { roles: [...CENTRE, 'village'], broadcast: true },
  'grid-board': { roles: [...CENTRE, 'village'], people: true },
  'work-card': { roles: [...CENTRE, 'village'], people: true },
  'contact-card': { roles: [...CENTRE, 'village'], people: true },
  'public-notice': { roles: [...CENTRE, 'village'], people: true },
};
const NAMES = Object.keys(RULES) as Paper[];

/** Papers that the seat may print of a case now. */
export const papersOf = (state: CaseState, seat: Seat): Paper[] =>
  NAMES.filter((paper) => RULES[paper].roles.includes(seat.role) && RULES[paper].about?.(state));

/** Whether the seat may print a paper that is about no case. */
export const mayPrintOwn = (paper: Paper, seat: Seat): boolean =>
  RULES[paper].about === undefined && RULES[paper].roles.includes(seat.role);

/** Papers of a village's people. 一证一卡一公示 */
export const isPeoplePaper = (paper: Paper): boolean => RULES[paper].people === true;

/** Whether it is about a broadcast. 动员情况报告 */
export const isBroadcastPaper = (paper: Paper): boolean => RULES[paper].broadcast === true;

/** Whether the seat may put names and numbers of this village's people on paper. */
export const mayPrintPeople = (seat: Seat, area: string): boolean =>
  RULES['grid-board'].roles.includes(seat.role) && areaUnder(area, seat.area);
