import type { Department } from '../../../preload/contract';
import { areaUnder } from '../area';

/** Whether a department serves this area; one without an area serves the whole district. */
export const serves = (department: Department, area: string): boolean => department.area === undefined || areaUnder(area, department.area);

/** Of several the one closest to the place: a village's own before the township's before the district's. */
export const nearest = (departments: readonly Department[]): Department | undefined =>
  departments.toSorted((a, b) => (b.area?.length ?? 0) - (a.area?.length ?? 0) || (a.id < b.id ? -1 : 1))[0];

/** The department of a kind that serves a place. */
export const ofKind = (departments: readonly Department[], kind: string, place: string): Department | undefined =>
  nearest(departments.filter((department) => department.kind === kind && serves(department, place)));
