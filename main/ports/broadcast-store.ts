import type {
  BroadcastCounts,
  BroadcastEnvelope,
  BroadcastKind,
  BroadcastMinute,
  ClueMark,
  LonLat,
  BroadcastChannel,
} from '../../preload/contract';
import type { AddressedPerson, AnswerStage } from '../domain';

/** What a broadcast said, and its end. Folded from the stream alone: what this console has not sent yet is not in it. */
export interface BroadcastRecord {
  readonly id: string;
  readonly kind: BroadcastKind;
  readonly title: string;
  readonly text: string;
  readonly windowMinutes: number;
  readonly sentAt: number;
  readonly sentBy: string;
  /** Of the audience: how many the parts read so far name. */
  readonly people: number;
  readonly closed?: { readonly at: number; readonly outcome: string } | undefined;
}

/** One person asked. */
export interface AskedPerson extends AddressedPerson {
  readonly memberId: string;
  /** Place in the frozen list, from 0. */
  readonly n: number;
  /** Of the member when it was sent: 12 digits, 9 of whom no village is known, empty of who is not in the roster. */
  readonly village: string;
  /** There was a number to call when it was sent. */
  readonly reachable: boolean;
}

export interface BroadcastReply {
  readonly id: string;
  readonly seq: number;
  readonly memberId: string;
  readonly at: number;
  readonly channel: BroadcastChannel;
  readonly text: string;
  readonly media: readonly string[];
  readonly location?: LonLat | undefined;
  /** What an operator made of it; the latest counts. */
  readonly mark?: { readonly mark: ClueMark; readonly caseId?: string | undefined; readonly at: number } | undefined;
}

/** Something an operator said. */
export interface BroadcastAct {
  readonly n: number;
  /** Sequence in the stream; null while the platform has not acknowledged it. */
  readonly seq: number | null;
  readonly envelope: BroadcastEnvelope;
  readonly attempts: number;
  readonly notBefore: number;
  /** Why the platform will never take it. */
  readonly refused?: string | undefined;
}

export type VillageCounts = BroadcastCounts & { readonly village: string };

export interface BroadcastReads {
  /** Sequence of the last message of the stream of broadcasts applied or set aside. */
  broadcastSeq(): number;
  /** When the stream that this cache reads was made, ms; 0: none has been read. */
  broadcastBegun(): number;
  broadcast(id: string): BroadcastRecord | undefined;
  /** The latest first. */
  broadcasts(limit: number): readonly BroadcastRecord[];
  askedPerson(broadcastId: string, memberId: string): AskedPerson | undefined;
  /** Counts of the villages under an area's code; of a district's code also of who is in no roster. */
  broadcastVillages(broadcastId: string, area: string): readonly VillageCounts[];
  /** All of them together, and how many answered before the window's end. */
  broadcastTotals(broadcastId: string, area: string, windowMinutes: number): BroadcastCounts & { readonly inTime: number };
  /** What each minute brought there. */
  broadcastMinutes(broadcastId: string, area: string): readonly BroadcastMinute[];
  /** Who has not answered: how many in all, and how many of them have read it. */
  unanswered(broadcastId: string, area: string): { readonly all: number; readonly readOnly: number };
  /** By village and place in the list. */
  unansweredPage(broadcastId: string, area: string, skip: number, limit: number): readonly AskedPerson[];
  /** Who can be handed out: not answered, a number, nobody's; who was phoned least first. */
  toPhone(broadcastId: string, area: string, limit: number): readonly AskedPerson[];
  claimsOf(broadcastId: string, operatorId: string): readonly AskedPerson[];
  replies(broadcastId: string, only: 'all' | 'new' | 'clue', skip: number, limit: number): readonly BroadcastReply[];
  replyCount(broadcastId: string, only: 'all' | 'new' | 'clue'): number;
  reply(id: string): BroadcastReply | undefined;
  /** What operators said, in stream order, then the unsent in the order they were made. */
  broadcastActs(broadcastId: string): readonly BroadcastAct[];
  /** What this console said of any broadcast and has not come back through the stream, refused ones among them. */
  openActs(): readonly BroadcastAct[];
  /** The oldest unsent act of each broadcast, due at or before `now`. */
  actHeads(now: number, limit: number): readonly BroadcastAct[];
}

export interface BroadcastWrites {
  /** `seq` null: ours, not sent yet, to go at `notBefore` at the earliest. `confirmed`: it was one of ours that had not come back yet; `known`: already there. */
  appendAct(envelope: BroadcastEnvelope, seq: number | null, notBefore?: number): 'new' | 'confirmed' | 'known';
  /** The platform has it. It counts once it comes through the stream. */
  confirmAct(id: string, seq: number): void;
  postponeAct(id: string, notBefore: number): void;
  refuseAct(id: string, reason: string): void;
  /** Lets acts go: taken back before they were sent, or folded into rows that say it all. */
  dropActs(ids: readonly string[]): void;
  putBroadcast(record: BroadcastRecord): void;
  putPerson(broadcastId: string, person: AskedPerson): void;
  /** So many more people asked, and so many more (or fewer) of a stage. */
  tally(broadcastId: string, village: string, minute: number, what: AnswerStage | 'sent', by: number): void;
  /** False: it is there already. */
  addReply(broadcastId: string, reply: BroadcastReply): boolean;
  putReply(broadcastId: string, reply: BroadcastReply): void;
  setBroadcastSeq(seq: number): void;
  setBroadcastBegun(at: number): void;
}
