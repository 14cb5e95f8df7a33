import { BehaviorSubject, type Observable } from 'rxjs';
import * as v from 'valibot';
import {
  COMMAND_NAMES,
  fail,
  ok,
  Seat,
  type CommandName,
  type DraftChange,
  type Input,
  type Output,
  type Result,
  type Waiting,
  type WaitingCommand,
} from '../../../preload/contract';
import { caseNumber } from '../../domain';
import { systemTimers, type OutboxEntry } from '../../ports';
import type { Context } from '../context';
import { changeOfDraft } from '../drafts';
import { keptName, readKept } from '../kept-command';
import { mediaOf } from '../media/named';
import { ownerOf } from '../own';
import { entryOf, isHeld, kinOf } from './held';
import { restore, togetherWith } from './take-back';

/** Clocks jump and machines sleep, so no timer is trusted for longer. */
const LONGEST_MS = 5_000;

export interface WaitingParts {
  /** Whether the platform has been asked to take this entry; then it has left. */
  readonly begun: (entry: OutboxEntry) => boolean;
  /** Cases have changed and may have something to send. */
  readonly changed: (caseIds: readonly string[]) => void;
  /** A form has its words back. */
  readonly draft: (change: DraftChange) => void;
}

export interface WaitingService {
  /** What waits at this seat; the current value is given at once. */
  readonly waiting$: Observable<Waiting>;
  readonly read: () => Result<Waiting>;
  readonly takeBack: (input: Input<'cases.takeBack'>) => Result<Output<'cases.takeBack'>>;
  readonly sendNow: (input: Input<'cases.sendNow'>) => Result<undefined>;
  /** The console is being closed: nobody will take anything back here, so what waits goes out. @returns its cases */
  leave(): readonly string[];
  /** Something may have begun to wait, or waits no longer. */
  look(): void;
  /** Cases have changed: so may have what is said of what waits. */
  retell(): void;
  start(): void;
  stop(): void;
}

const nameOf = ({ command }: OutboxEntry): CommandName => v.parse(v.picklist(COMMAND_NAMES), keptName(command));

/** The moment before what a seat has decided leaves the house. All of it stands in the outbox, so a restart goes on with it. */
export const createWaiting = (context: Context, { begun, changed, draft }: WaitingParts): WaitingService => {
  const { store, clock, timers = systemTimers } = context;
  const waiting$ = new BehaviorSubject<Waiting>({ commands: [] });
  let timer: unknown;
  let running = false;
  /** Entries that waited when it was last looked, with their cases. */
  let held: ReadonlyMap<number, string> = new Map();

  const isOwn = ({ seat }: OutboxEntry): boolean => {
    const parsed = v.safeParse(Seat, seat);
    return parsed.success && ownerOf(parsed.output) === ownerOf(context.getSeat());
  };

  const rowOf = (entry: OutboxEntry): WaitingCommand => {
    const { commandId, caseId, createdAt, heldUntil = 0 } = entry;
    const report = store.read.case(caseId)?.state.report;
    const command = readKept(entry)?.command;
    const departments = command?.name === 'dispatch' ? command.tasks.map(({ departmentId }) => departmentId) : [];
    const later = togetherWith(store.read, entry).filter((other) => other.id !== entry.id && other.copyOf === undefined).length;
    const number = caseNumber(caseId, report?.at ?? createdAt);
    return {
      commandId,
      caseId,
      number,
      title: report?.title ?? '',
      command: nameOf(entry),
      departments,
      givenAt: createdAt,
      until: heldUntil,
      later,
    };
  };

  const current = (): Waiting => {
    const now = clock.now();
    const own = store.read.outboxHeld(now).filter((entry) => entry.copyOf === undefined && isOwn(entry));
    return { commands: own.map(rowOf) };
  };

  const tell = (): void => {
    const now = current();
    if (JSON.stringify(now) !== JSON.stringify(waiting$.value)) waiting$.next(now);
  };

  const look = (): void => {
    timers.clear(timer);
    const now = clock.now();
    const entries = store.read.outboxHeld(now);
    const still = new Map(entries.map(({ id, caseId }) => [id, caseId]));
    const free = [...held].flatMap(([id, caseId]) => (still.has(id) ? [] : [caseId]));
    held = still;
    tell();
    if (free.length > 0) changed([...new Set(free)]);
    if (entries.length === 0) return;
    const next = Math.min(...entries.map(({ heldUntil = 0 }) => heldUntil));
    timer = timers.set(carefully, Math.min(Math.max(next - now, 1), LONGEST_MS));
  };

  /** Nobody waits for it, and what is saved must not be called unsaved because of it. */
  const carefully = (): void => {
    if (!running) return;
    try {
      look();
    } catch (error) {
      context.report('what waits to leave could not be read', error);
      timer = timers.set(carefully, LONGEST_MS);
    }
  };

  const refuse = (entry: OutboxEntry | undefined): Result<never> | undefined => {
    if (!entry) return fail('wrong-state', 'it has left, or was never given here');
    if (!isOwn(entry) || context.getSeat().role === 'observer') return fail('not-allowed', 'another seat gave this');
    return undefined;
  };

  const takeBack: WaitingService['takeBack'] = ({ commandId }) => {
    const entry = entryOf(store.read, commandId);
    const refused = refuse(entry);
    if (refused || !entry) return refused ?? fail('not-found', 'no such command waits');
    const entries = togetherWith(store.read, entry);
    if (!isHeld(entry, clock.now()) || entries.some(begun)) return fail('wrong-state', 'it has left');
    const drafts = store.write((tx) => restore(context, tx, entries));
    for (const { commandId: id, document } of drafts) draft(changeOfDraft(id, document));
    changed([...new Set(entries.map(({ caseId }) => caseId))]);
    carefully();
    const own = entries.filter(({ copyOf }) => copyOf === undefined);
    return ok({ taken: own.map((one) => ({ commandId: one.commandId, caseId: one.caseId, command: nameOf(one) })) });
  };

  /** With what was given before it on its case: that goes first. */
  const release = (asked: readonly OutboxEntry[], why: { readonly closing?: true } = {}): readonly string[] => {
    const now = clock.now();
    const entries = new Map<number, OutboxEntry>();
    const add = (entry: OutboxEntry): void => {
      if (entries.has(entry.id)) return;
      entries.set(entry.id, entry);
      for (const kin of kinOf(store.read, entry)) add(kin);
      for (const earlier of store.read.outboxOfCase(entry.caseId)) if (earlier.id < entry.id && isHeld(earlier, now)) add(earlier);
    };
    for (const entry of asked) add(entry);
    const caseIds = [...new Set([...entries.values()].map(({ caseId }) => caseId))];
    const { operatorId, role } = context.getSeat();
    store.write((tx) => {
      for (const entry of entries.values()) {
        tx.release(entry.id);
        if (entry.copyOf === undefined)
          tx.audit({
            at: now,
            who: operatorId,
            role,
            kind: 'case.sendNow',
            subject: entry.caseId,
            result: 'ok',
            details: { command: keptName(entry.command), ...why },
          });
        const ids = new Set(entry.eventIds);
        tx.referToMedia(tx.events(entry.caseId).flatMap(({ envelope }) => (ids.has(envelope.id) ? mediaOf(envelope) : [])));
      }
    });
    return caseIds;
  };

  const sendNow: WaitingService['sendNow'] = ({ commandId }) => {
    const now = clock.now();
    let asked = store.read.outboxHeld(now).filter(isOwn);
    if (commandId !== undefined) {
      const entry = entryOf(store.read, commandId);
      const refused = refuse(entry);
      if (refused) return refused;
      // Has it left meanwhile, what was asked for has happened.
      asked = asked.filter((one) => one.id === entry?.id);
    }
    if (asked.length > 0) changed(release(asked));
    carefully();
    return ok(undefined);
  };

  return {
    waiting$,
    read: () => ok(current()),
    takeBack,
    sendNow,
    leave: () => {
      const held = store.read.outboxHeld(clock.now());
      return held.length > 0 ? release(held, { closing: true }) : [];
    },
    look: carefully,
    retell: () => {
      if (waiting$.value.commands.length > 0) carefully();
    },
    start: () => {
      running = true;
      carefully();
    },
    stop: () => {
      running = false;
      timers.clear(timer);
      waiting$.complete();
    },
  };
};
