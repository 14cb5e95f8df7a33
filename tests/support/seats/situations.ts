import type { CaseStateName, RequestKind, TaskStateName } from '../../../preload/contract';
import type { Step } from './steps';

/** Who has a task in the situations: the leading department, the committee of the case's village, that of the next one. */
export type Hand = 'power' | 'committee' | 'neighbour';

/** A case as a test brings it about: by which steps, and what is then true of it. */
export interface Situation {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly state: CaseStateName;
  /** Its tasks, whose each is and where it stands. */
  readonly tasks?: readonly (readonly [Hand, TaskStateName])[];
  readonly verified?: true;
  /** Closing it is for the shift lead. */
  readonly leadCloses?: true;
  /** A slip waits for its answer. */
  readonly slip?: true;
  /** The level it was escalated to; absent: the village it lies in. */
  readonly inCharge?: 'township' | 'district';
  /** Asked for and not decided. */
  readonly asked?: readonly RequestKind[];
  readonly appealed?: true;
}

const both = (power: TaskStateName, committee: TaskStateName) =>
  [
    ['power', power],
    ['committee', committee],
  ] as const;
const SENT = both('sent', 'sent');
const DONE = both('completed', 'completed');
/** What makes a case urgent business: a slip without an answer, and the level above in charge. */
const pressed = { slip: true, leadCloses: true, inCharge: 'township' } as const;
const DISPATCHED: readonly Step[] = ['accept', 'dispatch'];
const HANDLED: readonly Step[] = [...DISPATCHED, 'acknowledge', 'complete', 'committeeAcknowledges', 'committeeCompletes'];

/** Each state of a case and of a task, and each condition of the table both ways. What is true of each is written down by hand. */
export const SITUATIONS: readonly Situation[] = [
  { name: 'received', steps: [], state: 'received' },
  { name: 'received, pressed', steps: ['supervise', 'escalate'], state: 'received', ...pressed },
  { name: 'filed', steps: ['accept'], state: 'filed' },
  {
    name: 'filed, pressed, voiding asked',
    steps: ['accept', 'askVoiding', 'supervise', 'escalate'],
    state: 'filed',
    ...pressed,
    asked: ['voiding'],
  },
  {
    name: 'filed, closing asked',
    steps: ['accept', 'supervise', 'askUnfounded'],
    state: 'filed',
    slip: true,
    leadCloses: true,
    asked: ['closing'],
  },
  {
    name: 'sent back',
    steps: [...DISPATCHED, 'decline', 'committeeDeclines', 'supervise'],
    state: 'filed',
    tasks: both('declined', 'declined'),
    slip: true,
    leadCloses: true,
  },
  { name: 'with the district', steps: ['accept', 'escalate', 'handUp'], state: 'filed', inCharge: 'district', leadCloses: true },
  { name: 'given back', steps: ['accept', 'escalate', 'giveBack'], state: 'filed' },
  { name: 'dispatched', steps: DISPATCHED, state: 'dispatched', tasks: SENT },
  {
    name: 'dispatched, pressed, time asked',
    steps: [...DISPATCHED, 'askExtension', 'supervise', 'escalate'],
    state: 'dispatched',
    tasks: SENT,
    ...pressed,
    asked: ['extension'],
  },
  { name: 'recalled from one', steps: [...DISPATCHED, 'recall'], state: 'dispatched', tasks: both('recalled', 'sent') },
  {
    name: 'next door helps',
    steps: ['accept', 'dispatchNeighbour'],
    state: 'dispatched',
    tasks: [
      ['power', 'sent'],
      ['neighbour', 'sent'],
    ],
  },
  { name: 'handling', steps: [...DISPATCHED, 'acknowledge'], state: 'handling', tasks: both('acknowledged', 'sent') },
  { name: 'on site', steps: [...DISPATCHED, 'acknowledge', 'arrive'], state: 'handling', tasks: both('arrived', 'sent') },
  {
    name: 'handling, pressed, pause asked',
    steps: [...DISPATCHED, 'acknowledge', 'askSuspension', 'supervise', 'escalate'],
    state: 'handling',
    tasks: both('acknowledged', 'sent'),
    ...pressed,
    asked: ['suspension'],
  },
  {
    name: 'half done',
    steps: [...DISPATCHED, 'acknowledge', 'complete'],
    state: 'handling',
    tasks: both('completed', 'sent'),
  },
  {
    name: 'suspended',
    steps: [...DISPATCHED, 'acknowledge', 'suspend'],
    state: 'suspended',
    tasks: both('acknowledged', 'sent'),
  },
  {
    name: 'suspended, pressed, time asked',
    steps: [...DISPATCHED, 'acknowledge', 'arrive', 'askExtension', 'supervise', 'escalate', 'suspend'],
    state: 'suspended',
    tasks: both('arrived', 'sent'),
    ...pressed,
    asked: ['extension'],
  },
  { name: 'feedback', steps: HANDLED, state: 'feedback', tasks: DONE },
  {
    name: 'feedback, pressed, voiding asked',
    steps: [...HANDLED, 'askVoiding', 'supervise', 'escalate'],
    state: 'feedback',
    tasks: DONE,
    ...pressed,
    asked: ['voiding'],
  },
  { name: 'verified', steps: [...HANDLED, 'verify'], state: 'feedback', tasks: DONE, verified: true },
  {
    name: 'verified, the lead closes',
    steps: [...HANDLED, 'supervise', 'verify', 'explain'],
    state: 'feedback',
    tasks: DONE,
    verified: true,
    leadCloses: true,
  },
  {
    name: 'verified, closing asked',
    steps: [...HANDLED, 'supervise', 'verify', 'askClosing'],
    state: 'feedback',
    tasks: DONE,
    verified: true,
    leadCloses: true,
    slip: true,
    asked: ['closing'],
  },
  { name: 'rework', steps: [...HANDLED, 'fail'], state: 'dispatched', tasks: [...DONE, ...SENT] },
  { name: 'rework by others', steps: [...HANDLED, 'failForOthers'], state: 'filed', tasks: DONE },
  { name: 'closed', steps: [...HANDLED, 'verify', 'close'], state: 'closed', tasks: DONE },
  {
    name: 'closed, appealed',
    steps: [...HANDLED, 'verify', 'close', 'appeal'],
    state: 'closed',
    tasks: DONE,
    asked: ['appeal'],
    appealed: true,
  },
  {
    name: 'closed, appeal decided',
    steps: [...HANDLED, 'verify', 'close', 'appeal', 'grant'],
    state: 'closed',
    tasks: DONE,
    appealed: true,
  },
  { name: 'reopened', steps: [...HANDLED, 'verify', 'close', 'reopen'], state: 'filed', tasks: DONE, leadCloses: true },
  { name: 'rejected', steps: ['reject'], state: 'rejected' },
  { name: 'voided', steps: [...DISPATCHED, 'void'], state: 'rejected', tasks: both('recalled', 'recalled') },
  { name: 'merged', steps: ['merge'], state: 'merged' },
  { name: 'merged from work', steps: [...DISPATCHED, 'merge'], state: 'merged', tasks: both('recalled', 'recalled') },
];

/** The one others are merged into. */
export const MERGED_INTO = 'filed';
