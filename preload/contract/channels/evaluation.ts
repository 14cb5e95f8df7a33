import * as v from 'valibot';
import { FigureCounts, OtherShare, SheetItem } from '../evaluation';
import { CaseRow } from '../rows';
import { AreaCode, Code, Id, Millis, type Of } from '../scalars';
import { CLOCK_KINDS, EVALUATION_GROUPS, EXCLUSIONS, FIGURES, MEMBER_ROLES, PERIOD_KINDS, STAGES, UNASKED_REASONS } from '../vocabulary';
import { Words } from '../care';
import { channel } from './channel';

/** The evaluation: figures of a period, and the cases behind each. 综合评价 */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const duration = v.pipe(v.number(), v.minValue(0));
const Rate = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** From an instant on, before another. */
const Span = v.pipe(
  v.strictObject({ from: Millis, to: Millis }),
  v.check(({ from, to }) => from < to, 'the period ends before it begins'),
);

const narrowed = {
  /** In the seat's own; absent: all of it. */
  area: v.optional(AreaCode),
  /** Only cases of which no smaller area is known. */
  areaItself: v.optional(v.boolean()),
  departmentId: v.optional(Code),
  category: v.optional(Code),
  /** Who reported it. */
  memberId: v.optional(Code),
};

/** What a report is of: a period as the calendar calls it, and what it is narrowed to. 统计报告 */
export const ReportOf = v.strictObject({ kind: v.picklist(PERIOD_KINDS), period: Span, ...narrowed });
export type ReportOf = Of<typeof ReportOf>;

const SheetLine = v.strictObject({
  ...SheetItem.entries,
  /** Absent: nothing was due, or it is not told for this reason; the line counts neither for nor against. */
  value: v.optional(Rate),
  unasked: v.optional(v.picklist(UNASKED_REASONS)),
  scored: v.optional(v.number()),
});

export const PeriodFigures = v.strictObject({
  from: Millis,
  to: Millis,
  figures: v.array(FigureCounts),
  /** Those that the seat is shown and that can be counted so narrowly. */
  others: v.array(OtherShare),
  /** Stages that were done in the period, in ms of their kind of time; the slowest cases first. */
  stages: v.array(
    v.strictObject({
      stage: v.picklist(STAGES),
      kind: v.picklist(CLOCK_KINDS),
      count,
      median: duration,
      p90: duration,
      longest: duration,
      slowest: v.array(Id),
    }),
  ),
  score: v.strictObject({ points: v.number(), of: v.number(), rate: v.optional(Rate), items: v.array(SheetLine), source: Words }),
});
export type PeriodFigures = Of<typeof PeriodFigures>;

/** The first call of a drill to somebody. The name is masked; empty: no longer of the roster. */
const FirstCall = v.strictObject({
  drillId: Id,
  memberId: Code,
  name: v.string(),
  role: v.picklist(MEMBER_ROLES),
  at: Millis,
  answered: v.boolean(),
  /** From handing the number out to how it ended. */
  ms: duration,
});
export type FirstCall = Of<typeof FirstCall>;

/** Too many cases have changed since they were counted last: so many of so many are counted, and it goes on by itself. Ask again. */
const Counting = v.strictObject({ state: v.literal('counting'), counted: count, of: count });

export const evaluationChannels = {
  /** The figures of a period, and of another to compare it with. */
  'evaluation.read': channel(
    v.strictObject({ period: Span, before: v.optional(Span), ...narrowed }),
    v.variant('state', [
      Counting,
      v.strictObject({
        state: v.literal('counted'),
        /** As it stood then; a list of the cases behind a figure is asked for with it. */
        asOf: Millis,
        period: PeriodFigures,
        before: v.optional(PeriodFigures),
      }),
    ]),
  ),
  /** The figures of each village or department of which something was due, in no order that means anything. */
  'evaluation.groups': channel(
    v.strictObject({ period: Span, asOf: Millis, ...narrowed, by: v.picklist(EVALUATION_GROUPS) }),
    v.variant('state', [
      Counting,
      v.strictObject({
        state: v.literal('counted'),
        groups: v.array(v.strictObject({ key: Code, figures: v.array(FigureCounts) })),
      }),
    ]),
  ),
  /** Visits to people in care due in the period: whose were made by then and whose were not; somebody stands once a visit. */
  'evaluation.visits': channel(
    v.strictObject({ period: Span, asOf: Millis, area: narrowed.area, areaItself: narrowed.areaItself }),
    v.strictObject({ villages: v.array(v.strictObject({ key: Code, made: v.array(Code), missed: v.array(Code) })) }),
  ),
  /** First calls of this console's drills in the period: answered within the limit, or not, the latest first. */
  'evaluation.reach': channel(
    v.strictObject({
      period: Span,
      asOf: Millis,
      area: narrowed.area,
      areaItself: narrowed.areaItself,
      /** Who was called. */
      memberId: narrowed.memberId,
    }),
    v.strictObject({
      answerSeconds: count,
      villages: v.array(v.strictObject({ key: Code, within: v.array(FirstCall), missed: v.array(FirstCall) })),
    }),
  ),
  /** The very cases behind a part of a figure. */
  'evaluation.cases': channel(
    v.strictObject({
      period: Span,
      asOf: Millis,
      ...narrowed,
      behind: v.variant('of', [
        v.strictObject({
          of: v.literal('figure'),
          figure: v.picklist(FIGURES),
          /** In the numerator; in the denominator only; either; left out, for one reason. */
          part: v.union([v.picklist(['numerator', 'rest', 'denominator']), v.strictObject({ excluded: v.picklist(EXCLUSIONS) })]),
        }),
        /** The cases in which the stage took longest, the slowest first. */
        v.strictObject({ of: v.literal('stage'), stage: v.picklist(STAGES), kind: v.picklist(CLOCK_KINDS) }),
      ]),
      skip: count,
      limit: v.pipe(count, v.minValue(1), v.maxValue(200)),
    }),
    v.variant('state', [Counting, v.strictObject({ state: v.literal('counted'), total: count, rows: v.array(CaseRow) })]),
  ),
} as const;
