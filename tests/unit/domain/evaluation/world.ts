import * as v from 'valibot';
import { EvaluationRules, type CaseEvent, type EventType } from '../../../../preload/contract';
import { evaluatedOf, toTimestamp, type AnyEvent, type EvaluatedCase } from '../../../../main/domain';
import shipped from '../../../../resources/data/evaluation.json';
import { rulebook as book, TOWNSHIP, VILLAGE, weekdays } from '../world';

export const rules = v.parse(EvaluationRules, shipped);
/** Checks of routine cases in working time, so that every stage is met in both kinds of time. */
export const rulebook: typeof book = {
  ...book,
  limits: { ...book.limits, verify: { ...book.limits.verify, routine: { minutes: 60, kind: 'working' } } },
};
export const counting = { rulebook, calendar: weekdays };
export const evaluated = (events: readonly AnyEvent[]): EvaluatedCase => evaluatedOf(events, rules, counting)!;

export const idOf = (serial: number): string => `01900000-0000-7000-8000-${serial.toString(16).padStart(12, '0')}`;

let serial = 0x200000;
/** An event of a case at an instant. */
export const eventAt = (caseId: string, at: number, type: EventType, data: object): CaseEvent =>
  ({
    v: 1,
    id: idOf((serial += 1)),
    type,
    caseId,
    area: TOWNSHIP,
    at: toTimestamp(at),
    actor: { kind: 'operator', id: 'op-1' },
    data,
  }) as CaseEvent;

export const reportAt = (caseId: string, at: number, more: object = {}): CaseEvent =>
  eventAt(caseId, at, 'case.reported', {
    title: '枯树压线',
    description: '',
    source: 'app',
    location: { lon: 103.85, lat: 25.86, crs: 'WGS84' },
    gridCode: `${VILLAGE}001`,
    category: 'power-tree',
    reporter: { id: 'gm-0001', name: '张三', phone: '10000000001' },
    ...more,
  });
