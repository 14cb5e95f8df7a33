import { keys, terms } from './terms';

/** Words of the grid and the people who serve in it; those of cases stand in `vocabulary.ts`. */

/** 网格类型 */
export const gridTypes = terms({
  scattered: { zh: '散居型', en: 'Scattered' },
  compound: { zh: '小区型', en: 'Compound' },
  unit: { zh: '单位型', en: 'Unit' },
  commercial: { zh: '商圈型', en: 'Commercial' },
  rural: { zh: '农村型', en: 'Rural' },
});
export const GRID_TYPES = keys(gridTypes);
export type GridType = keyof typeof gridTypes;

/** 队伍角色 */
export const memberRoles = terms({
  'grid-member': { zh: '网格员', en: 'Grid member' },
  'grid-leader': { zh: '网格长', en: 'Grid leader' },
  cadre: { zh: '村组干部', en: 'Village cadre' },
  duty: { zh: '值班人员', en: 'Duty staff' },
});
export const MEMBER_ROLES = keys(memberRoles);
export type MemberRole = keyof typeof memberRoles;

/** How a call of a drill ended. 通话结果 */
export const drillResults = terms({
  answered: { zh: '接通', en: 'answered' },
  'no-answer': { zh: '未接', en: 'no answer' },
});
export const DRILL_RESULTS = keys(drillResults);

/** How a grid member comes into office and stays there. 选任步骤 */
export const selectionSteps = terms({
  'self-nomination': { zh: '个人自荐', en: 'Own application' },
  'public-nomination': { zh: '群众举荐', en: 'Put forward by residents' },
  'village-recommendation': { zh: '村组推荐', en: 'Recommended by the village' },
  'branch-review': { zh: '总支把关', en: 'Checked by the party branch' },
  'township-review': { zh: '乡级审核', en: 'Reviewed by the township' },
  adjustment: { zh: '动态调整', en: 'Adjusted in office' },
});
export const SELECTION_STEPS = keys(selectionSteps);
export type SelectionStep = keyof typeof selectionSteps;
