import {
  periodAt,
  periodBefore,
  spanOfDates,
  type CalendarPeriod,
  type Input,
  type PeriodKind,
  type Seat,
  type Span,
} from '../../../preload/contract';

/** What the page is asked: of which time, and narrowed to what. Empty: not narrowed. */
export interface Question {
  readonly kind: PeriodKind;
  /** An instant in the period, ms; of a free one it has no meaning. */
  readonly at: number;
  /** First and last local date of a free period, YYYY-MM-DD. */
  readonly first: string;
  readonly last: string;
  readonly area: string;
  /** Only what is known to be in the area and in none of its villages. */
  readonly areaItself: boolean;
  readonly departmentId: string;
  readonly category: string;
  readonly member: { readonly id: string; readonly name: string } | undefined;
}

export const NOTHING = { area: '', areaItself: false, departmentId: '', category: '', member: undefined } as const;

/** The month that holds an instant, of everything the seat sees. */
export const firstQuestion = (now: number): Question => ({ kind: 'month', at: now, first: '', last: '', ...NOTHING });

/** Undefined: the dates of a free period make none. */
export const spanOf = ({ kind, at, first, last }: Question): Span | undefined =>
  kind === 'free' ? spanOfDates(first, last) : periodAt(kind, at);

/** One period further on (1) or back (-1). Free ones do not move. */
export const stepped = (question: Question, step: -1 | 1): Question =>
  question.kind === 'free' ? question : { ...question, at: periodAt(question.kind as CalendarPeriod, question.at, step).from };

export type Narrowed = Pick<Input<'evaluation.read'>, 'area' | 'areaItself' | 'departmentId' | 'category' | 'memberId'>;

/** As main is asked. */
export const narrowedOf = ({ area, areaItself, departmentId, category, member }: Question): Narrowed => ({
  ...(area === '' ? {} : { area, ...(areaItself ? { areaItself } : {}) }),
  ...(departmentId === '' ? {} : { departmentId }),
  ...(category === '' ? {} : { category }),
  ...(member ? { memberId: member.id } : {}),
});

export const inputOf = (question: Question): Input<'evaluation.read'> | undefined => {
  const period = spanOf(question);
  return period && { period, before: periodBefore(question.kind, period), ...narrowedOf(question) };
};

let kept: { readonly seat: string; readonly question: Question } | undefined;
const nameOf = ({ role, area, departmentId, operatorId }: Seat): string => JSON.stringify([role, area, departmentId, operatorId]);

/** What the page showed when it was left, unless somebody else sits here now. */
export const keptQuestion = (seat: Seat): Question | undefined => (kept?.seat === nameOf(seat) ? kept.question : undefined);
export const keepQuestion = (seat: Seat, question: Question): void => {
  kept = { seat: nameOf(seat), question };
};
