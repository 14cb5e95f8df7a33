import * as v from 'valibot';
import { Code, text, type Of } from './scalars';
import { CARE_CONDITIONS, CARE_KINDS, CARE_MEASURES, LOOK_IN_SLOTS } from './vocabulary';

/** The customer's rules of looking after people: `resources/data/care.json`. Lengths of time name their source. 关爱规则 */

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** From one visit to the next: so many days, or so many months on the same day of the month. */
export const Interval = v.union([v.strictObject({ days: whole(1, 366) }), v.strictObject({ months: whole(1, 12) })]);
export type Interval = Of<typeof Interval>;

/** Kinds of department, the leading one first. */
const departments = v.pipe(v.array(Code), v.minLength(1));

/** What follows from a visit, and what from its being missed. */
const Step = v.strictObject({
  every: Interval,
  measures: v.array(v.picklist(CARE_MEASURES)),
  /** Days after the due day at the end of which a missed visit becomes a case. */
  graceDays: whole(0, 60),
  departments,
});
export type CareStep = Of<typeof Step>;

/** Minutes after midnight, local time. */
const minute = whole(0, 1439);
const LookIn = v.strictObject({
  from: minute,
  /** From here on the look-in is late, and the desk is warned. */
  until: minute,
  /** From here on it is a case. */
  caseAt: minute,
});

/** A text of the customer's in both languages. */
export const Words = v.strictObject({ zh: text(1000), en: text(2000) });
export type Words = Of<typeof Words>;

export const CareRules = v.strictObject({
  mentalHealth: v.strictObject({
    source: Words,
    /** The risk grade (0–5) from which somebody counts as basically stable, and as unstable, whatever else is found. */
    basicallyStableFrom: whole(1, 5),
    unstableFrom: whole(1, 5),
    stable: Step,
    /** The first visit that finds somebody basically stable. */
    basicallyStable: Step,
    /** The next one finds the same. */
    stillBasicallyStable: Step,
    unstable: Step,
    visitsAYear: whole(0, 52),
    checkUpsAYear: whole(0, 12),
  }),
  others: v.record(
    v.picklist(CARE_KINDS),
    v.strictObject({
      source: Words,
      usual: Step,
      /** At this level and above. */
      high: v.optional(v.strictObject({ from: whole(1, 5), ...Step.entries })),
    }),
  ),
  lookIns: v.strictObject({
    source: Words,
    slots: v.record(v.picklist(LOOK_IN_SLOTS), LookIn),
    departments,
  }),
  /** The duty to report suspected harm to a minor. 强制报告 */
  childProtection: v.strictObject({
    source: Words,
    /** Below this age in years somebody is a minor. */
    until: whole(1, 18),
    /** Kinds of department it is reported to, the leading one first. */
    bodies: departments,
    /** The number for danger that does not wait. */
    emergency: text(20),
    duty: Words,
    steps: v.pipe(v.array(Words), v.minLength(1), v.maxLength(10)),
  }),
  /** Days before the due day from which a visit is shown as near. */
  soonDays: whole(0, 30),
  /** Whoever lives within this distance of a case is shown beside it, metres. */
  nearMetres: whole(0, 2000),
  /** Category of the case that a missed visit becomes. */
  category: Code,
  /** Days between leaving care and the erasing of the record. */
  eraseAfterDays: whole(0, 3650),
  /** Reveals an operator may make in a day; an emergency is counted and never refused. */
  revealsADay: whole(1, 10_000),
  /** Seconds that revealed fields are shown. */
  revealSeconds: whole(10, 60),
});
export type CareRules = Of<typeof CareRules>;

/** What an assessment of somebody with a severe mental disorder says. */
export const Assessment = v.strictObject({ risk: whole(0, 5), condition: v.picklist(CARE_CONDITIONS) });
export type Assessment = Of<typeof Assessment>;
