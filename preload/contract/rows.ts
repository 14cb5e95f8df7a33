import * as v from 'valibot';
import { PlanRow } from './care-rows';
import { AreaCode, Code, Id, Millis, type Of } from './scalars';
import {
  ACTOR_KINDS,
  CARE_KINDS,
  CASE_ACTIONS,
  CASE_STATES,
  CLOCK_KINDS,
  DISPUTE_KINDS,
  MEDIATION_METHODS,
  PARTY_SIDES,
  TRANSFER_TARGETS,
  OUTCOMES,
  PAPERS,
  PRIORITIES,
  PROBLEMS,
  REQUEST_KINDS,
  SOURCES,
  STAGES,
  SUPERVISION_LEVELS,
  TASK_ACTIONS,
  TASK_STATES,
} from './vocabulary';

/** What the windows are shown. Personal data in these rows is already masked; only a reveal shows more. */

export const ClockRow = v.strictObject({
  stage: v.picklist(STAGES),
  kind: v.picklist(CLOCK_KINDS),
  startedAt: Millis,
  warnAt: Millis,
  dueAt: Millis,
  pausedWith: v.optional(Millis),
});
export type ClockRow = Of<typeof ClockRow>;

/** 任务 */
export const TaskRow = v.strictObject({
  taskId: Id,
  departmentId: Code,
  departmentName: v.string(),
  state: v.picklist(TASK_STATES),
  lead: v.boolean(),
  instructions: v.string(),
  sentAt: Millis,
  warnAt: Millis,
  dueAt: Millis,
  acknowledgedAt: v.optional(Millis),
  arrivedAt: v.optional(Millis),
  endedAt: v.optional(Millis),
  /** The department's answer, or the reason of a decline or recall. */
  answer: v.optional(v.string()),
  media: v.array(Id),
  /** What this seat may do with the task now. */
  actions: v.array(v.picklist([...TASK_ACTIONS, 'recall'])),
});
export type TaskRow = Of<typeof TaskRow>;

/** Something the shift lead is asked for and has not decided yet. 申请 */
export const RequestRow = v.strictObject({
  requestId: Id,
  kind: v.picklist(REQUEST_KINDS),
  reason: v.string(),
  byName: v.string(),
  at: Millis,
  dueAt: v.optional(Millis),
  until: v.optional(Millis),
  outcome: v.optional(v.picklist(OUTCOMES)),
  taskId: v.optional(Id),
});
export type RequestRow = Of<typeof RequestRow>;

/** A supervision slip and what was answered to it. 督办单 */
export const SlipRow = v.strictObject({
  level: v.picklist(SUPERVISION_LEVELS),
  text: v.string(),
  at: Millis,
  answer: v.optional(v.strictObject({ text: v.string(), byName: v.string(), at: Millis })),
});
export type SlipRow = Of<typeof SlipRow>;

/** Who is in a dispute. 当事人 */
export const PartyRow = v.strictObject({
  side: v.picklist(PARTY_SIDES),
  name: v.string(),
  phone: v.optional(v.string()),
  idNumber: v.optional(v.string()),
});

/** A dispute and how far its mediation is; its parties are masked. 矛盾纠纷 */
export const DisputeRow = v.strictObject({
  kind: v.picklist(DISPUTE_KINDS),
  people: v.number(),
  parties: v.array(PartyRow),
  registeredAt: Millis,
  method: v.optional(v.picklist(MEDIATION_METHODS)),
  mediator: v.optional(v.string()),
  assignedAt: v.optional(Millis),
  sessions: v.number(),
  agreement: v.optional(v.strictObject({ text: v.string(), at: Millis })),
  failedAt: v.optional(Millis),
  visit: v.optional(v.strictObject({ text: v.string(), at: Millis, kept: v.boolean() })),
});
export type DisputeRow = Of<typeof DisputeRow>;

/** To whom a case was handed over, when, and under what number it was received there. 移送 */
export const TransferRow = v.strictObject({
  to: v.picklist(TRANSFER_TARGETS),
  office: v.string(),
  at: Millis,
  receipt: v.optional(v.string()),
  text: v.optional(v.string()),
});
export type TransferRow = Of<typeof TransferRow>;

/** 案卷, one line of the queue and the head of the case panel. */
export const CaseRow = v.strictObject({
  id: Id,
  rev: v.number(),
  /** Short number people say on the phone: month, day and a serial, such as 1123-007. 案卷号 */
  number: v.string(),
  area: AreaCode,
  /** Township of the case (9 digits). */
  township: AreaCode,
  /** Village (12 digits) where known, from the grid or the area. */
  village: v.optional(AreaCode),
  villageName: v.string(),
  gridCode: v.optional(Code),
  gridName: v.optional(v.string()),
  state: v.picklist(CASE_STATES),
  priority: v.picklist(PRIORITIES),
  urgentReport: v.boolean(),
  category: v.optional(Code),
  source: v.picklist(SOURCES),
  title: v.string(),
  description: v.string(),
  address: v.optional(v.string()),
  /** WGS84; absent when the report's own coordinates cannot be believed. */
  lon: v.optional(v.number()),
  lat: v.optional(v.number()),
  /** Masked. */
  reporterName: v.optional(v.string()),
  reporterPhone: v.optional(v.string()),
  media: v.array(Id),
  problems: v.array(v.picklist(PROBLEMS)),
  reportedAt: Millis,
  updatedAt: Millis,
  closedAt: v.optional(Millis),
  outcome: v.optional(v.picklist(OUTCOMES)),
  mergedInto: v.optional(Id),
  /** How many cases were merged into it. */
  mergedFrom: v.number(),
  /** The area whose level is in charge: the case's own, or one above that it was escalated to. */
  inCharge: AreaCode,
  supervision: v.optional(v.picklist(SUPERVISION_LEVELS)),
  slips: v.array(SlipRow),
  requests: v.array(RequestRow),
  dispute: v.optional(DisputeRow),
  transfer: v.optional(TransferRow),
  /** A grid member settled it alone; it came in as closed. 格内即办 */
  settled: v.optional(v.boolean()),
  /** Grid members who were asked to check on the spot. */
  offeredTo: v.array(Code),
  /** When the reporter was told that something will be done. */
  promisedAt: v.optional(Millis),
  /** Out of the statistics after an appeal. */
  excluded: v.boolean(),
  /** The latest notice of its clock that nobody at this seat has looked at. */
  alert: v.optional(v.strictObject({ kind: v.picklist(['warning', 'overdue']), at: Millis })),
  /** The check on the spot has passed; only closing is left. */
  verified: v.boolean(),
  /** How often it came back after a failed check or a reopening. 返工次数 */
  rework: v.number(),
  clock: v.optional(ClockRow),
  tasks: v.array(TaskRow),
  /** Nobody at this seat has opened it since it last changed by others. */
  unread: v.boolean(),
  /** Events of this case that the platform has not yet acknowledged. */
  pending: v.number(),
  /** Sort key of the queue: urgent first, then by due time, ended ones last. Smaller comes first. */
  order: v.number(),
  /** What this seat may do now. The only source of the buttons. */
  actions: v.array(v.picklist(CASE_ACTIONS)),
  /** What this seat may print of it now. */
  papers: v.array(v.picklist(PAPERS)),
});
export type CaseRow = Of<typeof CaseRow>;

/** One line of what happened. `type` may be one this version does not know. */
export const TimelineEntry = v.strictObject({
  eventId: Id,
  type: v.string(),
  known: v.boolean(),
  at: Millis,
  actor: v.strictObject({ kind: v.picklist(ACTOR_KINDS), name: v.string() }),
  /** The event's data with personal data masked and department ids resolved (`departmentName`). */
  data: v.record(v.string(), v.unknown()),
  pending: v.boolean(),
});
export type TimelineEntry = Of<typeof TimelineEntry>;

/** A department proposed for a case, and why. 派遣建议 */
export const Suggestion = v.strictObject({
  departmentId: Code,
  lead: v.boolean(),
  /** Reason as a key the interface puts into words, with its values; of a rule its id and its own words in `zh` and `en`. */
  reason: v.picklist(['rule', 'category', 'village-of-case', 'handled-before', 'on-duty']),
  values: v.record(v.string(), v.string()),
});
export type Suggestion = Of<typeof Suggestion>;

/** An open case that may be the same matter, and what agrees. 疑似重复 */
export const Candidate = v.strictObject({
  row: CaseRow,
  /** Apart in space; absent where one of the two has no believable place. */
  metres: v.optional(v.number()),
  /** Apart in time between the two reports. */
  minutes: v.number(),
  sameCategory: v.boolean(),
  /** Of the texts, 0 (nothing in common) to 1 (the same). */
  likeness: v.number(),
  /** How likely it is the same matter, 0 to 1; the most likely stands first. */
  score: v.number(),
  /** Words that both texts hold, the longest first, in lower case. */
  words: v.array(v.string()),
});
export type Candidate = Of<typeof Candidate>;

export const CaseDetail = v.strictObject({
  row: CaseRow,
  timeline: v.array(TimelineEntry),
  suggestions: v.array(Suggestion),
  /** Open cases that may be the same matter, the most likely first. */
  candidates: v.array(Candidate),
  /** Cases merged into this one, each with its own history. */
  merged: v.array(v.strictObject({ row: CaseRow, timeline: v.array(TimelineEntry) })),
  /** When a task sent now is due by the rulebook; present while tasks may be sent. */
  taskDueAt: v.optional(Millis),
});
export type CaseDetail = Of<typeof CaseDetail>;

/** A person in care, masked. 关爱对象 */
export const PersonRow = v.strictObject({
  id: Code,
  rev: v.number(),
  name: v.string(),
  phone: v.optional(v.string()),
  idNumber: v.string(),
  /** Whole years, not the date of birth. */
  age: v.number(),
  sex: v.picklist(['male', 'female']),
  /** Down to the group; the house number is masked. */
  address: v.string(),
  gridCode: Code,
  gridName: v.string(),
  village: AreaCode,
  villageName: v.string(),
  lon: v.number(),
  lat: v.number(),
  care: v.array(v.strictObject({ kind: v.picklist(CARE_KINDS), level: v.number(), since: v.string() })),
  everyDays: v.number(),
  /** Start of the day the next visit is due, local time. */
  nextDue: Millis,
  lastVisit: v.optional(Millis),
  responsibleName: v.string(),
  responsiblePhone: v.string(),
  plan: PlanRow,
});
export type PersonRow = Of<typeof PersonRow>;

/**
 * A command that could not be sent: the platform's newer state made it impossible, or the platform does not take it. It is
 * about a case or about somebody in care, and waits for the operator. 待处理事项
 */
export const AttentionRow = v.strictObject({
  id: Id,
  rev: v.number(),
  caseId: v.optional(Id),
  personId: v.optional(Code),
  number: v.string(),
  title: v.string(),
  command: v.string(),
  /** The operator's own words, kept. */
  words: v.optional(v.string()),
  /** Why it could not be sent: an error code of the contract. */
  reason: v.string(),
  /** What happened instead: the type of the newer event, and who did it. */
  insteadType: v.optional(v.string()),
  insteadBy: v.optional(v.string()),
  at: Millis,
});
export type AttentionRow = Of<typeof AttentionRow>;
