/** Administrative codes nest: district 6 digits, township 9, village 12 (GB/T 2260, GB/T 10114). */

export const districtOf = (area: string): string => area.slice(0, 6);

/** Township of an area; of a district's code the code itself. */
export const townshipOf = (area: string): string => area.slice(0, 9);

/** Whether `area` is `root` or lies in it. */
export const areaUnder = (area: string, root: string): boolean => area.startsWith(root);

/** Subject of a case on the stream: `grid.v1.case.<district>.<township>.<caseId>`. */
export const subjectOf = (area: string, caseId: string): string => `grid.v1.case.${districtOf(area)}.${townshipOf(area)}.${caseId}`;

/** Where seats say which cases of a township they look at; core NATS, not a stream: `grid.v1.presence.<district>.<township>`. */
export const presenceSubjectOf = (area: string): string => `grid.v1.presence.${districtOf(area)}.${townshipOf(area)}`;
