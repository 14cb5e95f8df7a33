import type { CareEventOf, EventOf, LonLat } from '../../../preload/contract';

export interface DutyParts {
  readonly personId: string;
  readonly event: CareEventOf<'care.reported'>;
  readonly reportId: string;
  /** The rulebook's category that carries the duty; undefined: it has none. */
  readonly category: string | undefined;
  /** Kinds of department, the leading one first. */
  readonly departments: readonly string[];
  /** Village or township the child lives in. */
  readonly area: { readonly name: string; readonly center: LonLat };
}

/**
 * The case that follows up a report made by duty. Observers and departments read cases, and a grid is a score of households:
 * it tells the village and no more, neither whom it is about nor what was seen. That stands in the person's own history.
 */
export const dutyCase = ({ personId, event, reportId, category, departments, area }: DutyParts): EventOf<'case.reported'> => {
  const [lon, lat] = area.center;
  return {
    v: 1,
    id: reportId,
    type: 'case.reported',
    caseId: event.data.caseId,
    area: event.area,
    at: event.at,
    actor: event.actor,
    data: {
      title: '未成年人保护强制报告',
      description: '已依法报告，请跟进处置结果。涉及人员信息仅限办理席位查看。',
      ...(category === undefined ? {} : { category }),
      source: 'operator',
      location: { lon, lat, crs: 'WGS84', address: area.name },
      urgency: 'urgent',
      care: { personId, departments: [...departments] },
    },
  };
};
