import type { AttentionRow, CommandName, Seat } from '../../preload/contract';
import { canonical, careOf, type CaseState } from '../../main/domain';
import { addressOf, createJetStream } from '../../main/upstream/jetstream';
import { MovableClock } from '../support/clock';
import { newId } from '../support/uuid';
import { openBareDesk, seatOf } from '../support/desk';
import { TOWNSHIP } from '../support/wire';
import type { Answer } from './answer';
import { careInput, quickCare, type CareGiven } from './care';

/** A command as it is given to a console: every one by an operator of its own, so that its events can be told apart. */
export interface Given {
  readonly name: CommandName;
  readonly input: Readonly<Record<string, unknown>>;
  readonly seat: Pick<Seat, 'role' | 'operatorId'> & Partial<Seat>;
}

export interface Progress {
  readonly line: string;
  /** All that the line says of itself, for the person who reads why a run failed. */
  readonly says: string;
  readonly pending: number;
  /** Commands that wait in the outbox. */
  readonly outbox: number;
  readonly lastSeq: number;
}

export interface Status extends Progress {
  readonly stateHash: string;
  readonly quarantined: number;
}

/** A command that a console could not send, by the operator who gave it. */
export interface SetAside extends Pick<AttentionRow, 'id' | 'caseId' | 'command' | 'reason'> {
  readonly operatorId: string;
  /** When this console's windows were told of it, ms since 1970 by the machine's own clock. */
  readonly toldAt: number;
}

/** A console: the main process's own modules on a real encrypted file and a real line, without windows. */
export interface Worker {
  give(given: Given): Promise<Answer>;
  /** Does something for somebody in care. */
  care(given: CareGiven): Promise<Answer>;
  /** Everybody in care that is known here, by number: what their history comes to. */
  people(): Promise<Readonly<Record<string, string>>>;
  /** What this console knows of one person, for whoever reads why a run failed: sequence and type of each event. */
  careEvents(personId: string): Promise<readonly string[]>;
  /** Ids of the events of care in the tray. */
  careAside(): Promise<readonly string[]>;
  /** Looks now whose record is to be erased. */
  lookAfter(): Promise<void>;
  caseState(caseId: string): Promise<CaseState | undefined>;
  progress(): Promise<Progress>;
  status(): Promise<Status>;
  setAside(): Promise<readonly SetAside[]>;
  /** Lets everything go that was set aside. */
  dismissAll(): Promise<void>;
  moveClock(ms: number): Promise<void>;
  /** What was logged as a failure, and what a line said that somebody would have to mend: in a bad day nobody does. */
  logged(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

export const openWorker = async (url: string, folder: string): Promise<Worker> => {
  const clock = new MovableClock(Date.now());
  const upstream = createJetStream({
    address: addressOf(url),
    login: () => ({ kind: 'none' }),
    area: TOWNSHIP,
    clock,
    chance: Math.random,
  });
  let line = 'offline';
  let says = '';
  const refused: string[] = [];
  upstream.line$.subscribe((now) => {
    line = now.kind;
    says = JSON.stringify(now);
    if (now.kind === 'refused') refused.push(says);
  });
  const desk = openBareDesk({ upstream, folder, clock, care: quickCare });
  const { read } = desk.store;
  const told = new Map<string, number>();
  let toldRev = 0;
  desk.services.poke$.subscribe(() => {
    for (const { id, rev } of read.attentionSince(toldRev, 1000).rows) {
      told.set(id, Date.now());
      toldRev = Math.max(toldRev, rev);
    }
  });
  const progress = async (): Promise<Progress> => ({
    line,
    says,
    pending: read.pendingCount(),
    outbox: read.outboxHeads(Number.MAX_SAFE_INTEGER, 100).length,
    lastSeq: read.lastSeq(),
  });
  await desk.services.start();
  return {
    give: async ({ name, input, seat }) => {
      desk.seat = seatOf(seat);
      const answer = await desk.command(name, input as never);
      return answer.ok ? { ok: true, eventIds: answer.value.eventIds } : { ok: false, code: answer.error.code };
    },
    care: async (given) => {
      desk.seat = seatOf(given.seat);
      const input = { commandId: newId(), personId: given.personId, ...careInput(given, clock.now()) };
      const answer = await desk.call(`people.${given.name}` as 'people.leave', input as never);
      return answer.ok ? { ok: true, eventIds: answer.value.eventIds } : { ok: false, code: answer.error.code };
    },
    people: async () => Object.fromEntries(read.people(TOWNSHIP).map(({ person, care }) => [person.id, canonical(care ?? careOf(person))])),
    careEvents: async (personId) =>
      read
        .careEvents(personId)
        .map(({ seq, envelope, refused }) => `${seq} ${envelope.type}${refused === undefined ? '' : ` refused: ${refused}`}`),
    careAside: async () => read.attention().flatMap(({ id, personId }) => (personId === undefined ? [] : [id])),
    lookAfter: async () => desk.services.lookAfter(),
    caseState: async (caseId) => read.case(caseId)?.state,
    progress,
    status: async () => ({ ...(await progress()), stateHash: read.stateHash(), quarantined: read.counts().quarantined }),
    setAside: async () =>
      read.attention().flatMap(({ id, caseId, personId, command, reason }) => {
        if (personId !== undefined) return [];
        const operatorId = (read.attentionCommand(id)?.seat as Seat | undefined)?.operatorId ?? '';
        return [{ id, caseId, command, reason, toldAt: told.get(id) ?? 0, operatorId }];
      }),
    dismissAll: async () => {
      for (const { id } of read.attention()) await desk.call('attention.settle', { id, how: 'dismiss' });
    },
    moveClock: async (ms) => clock.advance(ms),
    logged: async () => [...desk.logged, ...refused],
    stop: () => desk.stop(),
  };
};
