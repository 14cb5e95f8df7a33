import type { Scope } from '../ports';
import type { Param } from './driver';

export interface Clause {
  /** A condition on `cases` under the alias `c`. */
  readonly sql: string;
  readonly params: readonly Param[];
}

/** Which cases a seat sees: its district (6 digits), township (9) or village (12), and a department only its own. */
export const scopeClause = (scope: Scope): Clause => {
  const area = areaClause(scope.area);
  if (scope.departmentId === undefined) return area;
  return {
    sql: `${area.sql} AND EXISTS (SELECT 1 FROM case_departments d WHERE d.case_key = c.key AND d.department_id = ?)`,
    params: [...area.params, scope.departmentId],
  };
};

/** Cases under a district (6 digits), a township (9) or a village (12). */
export const areaClause = (area: string): Clause => {
  if (area.length >= 12) return { sql: 'c.village = ?', params: [area] };
  if (area.length === 9) return { sql: 'c.township = ?', params: [area] };
  return { sql: 'substr(c.township, 1, ?) = ?', params: [area.length, area] };
};

/** Everything under an area's code, its groups included (`530303101001-03`): ':' is the character after '9'. */
export const areaRange = (area: string): readonly [from: string, below: string] => [area, `${area}:`];
