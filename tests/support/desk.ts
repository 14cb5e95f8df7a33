import { randomFillSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import {
  channels,
  type CareRules,
  type CommandName,
  type EvaluationRules,
  type Input,
  type Output,
  type PushValue,
  type Result,
  type Rulebook,
  type Seat,
} from '../../preload/contract';
import { createServices, type LoadedRouting, type ServiceChannel, type Services } from '../../main/services';
import type { StorageError, Store, Upstream } from '../../main/ports';
import { openStore } from '../../main/store';
import { MovableClock, eventually } from './clock';
import type { MemoryLine, MemoryPlatform } from './line';
import { careRules, evaluationRules, rosterRules, rulebook } from './small-world';
import { newId } from './uuid';
import { TOWNSHIP } from './wire';

/** Of the files of these desks. */
export const DESK_KEY = new Uint8Array(32).fill(7);

export const seatOf = (over: Partial<Seat> = {}): Seat => ({
  area: TOWNSHIP,
  role: 'lead',
  operatorId: 'op-1',
  operatorName: '王值班',
  ...over,
});

/** A console without windows: the real services on a real store, on a line of the test's. */
export interface BareDesk {
  readonly services: Services;
  readonly store: Store;
  readonly clock: MovableClock;
  readonly announced: PushValue<'announce'>[];
  readonly logged: string[];
  /** Damage that the app was told of. */
  readonly damaged: StorageError[];
  seat: Seat;
  /** How long what leaves the house waits, s. */
  undoSeconds: number;
  /** Asks through the contract: input and output are checked against its schemas. */
  call<C extends ServiceChannel>(channel: C, ...input: Input<C> extends undefined ? [] : [Input<C>]): Promise<Result<Output<C>>>;
  /** Gives a command with an id of its own. */
  command<N extends CommandName>(name: N, input: Omit<Input<`cases.${N}`>, 'commandId'>): Promise<Result<Output<`cases.${N}`>>>;
  /** The value of an answer that has to be ok. */
  value<C extends ServiceChannel>(channel: C, ...input: Input<C> extends undefined ? [] : [Input<C>]): Promise<Output<C>>;
  /** Ends the services and closes the file, as the app does; the folder stays. */
  stop(): Promise<void>;
}

export interface Desk extends BareDesk {
  readonly line: MemoryLine;
  /** Nothing is unsent and everything the platform has is applied. */
  settled(): Promise<void>;
  /** Ends the services and opens new ones on the same file, as a restart does. */
  restart(onLine?: MemoryLine): Promise<Desk>;
  close(): Promise<void>;
}

export interface BareDeskOptions {
  readonly upstream: Upstream;
  readonly folder: string;
  /** False: a test works on the file from outside. */
  readonly anchored?: boolean | undefined;
  readonly seat?: Partial<Seat> | undefined;
  readonly undoSeconds?: number | undefined;
  readonly clock?: MovableClock | undefined;
  /** Stands between the services and their store: to fill the disk. */
  readonly wrapStore?: ((store: Store) => Store) | undefined;
  readonly care?: CareRules | undefined;
  readonly evaluation?: EvaluationRules | undefined;
  readonly rulebook?: Rulebook | undefined;
  readonly routing?: LoadedRouting | undefined;
}

export interface DeskOptions {
  readonly platform: MemoryPlatform;
  readonly line?: MemoryLine;
  readonly seat?: Partial<Seat>;
  /** How long what leaves the house waits, s; absent: it goes at once. */
  readonly undoSeconds?: number;
  readonly care?: CareRules;
  readonly evaluation?: EvaluationRules;
  readonly rulebook?: Rulebook;
  readonly clock?: MovableClock;
  readonly folder?: string;
  /** False: a test works on the file from outside. */
  readonly anchored?: boolean | undefined;
  readonly routing?: LoadedRouting;
  /** Stands between the services and their store: to fill the disk. */
  readonly wrapStore?: (store: Store) => Store;
}

/** The real services on a real store, on any upstream; `start` is the caller's. */
export const openBareDesk = (options: BareDeskOptions): BareDesk => {
  const clock = options.clock ?? new MovableClock();
  const opened = openStore({ path: join(options.folder, 'griddesk.db'), key: DESK_KEY, clock, anchored: options.anchored ?? true });
  const store = options.wrapStore ? options.wrapStore(opened) : opened;
  const announced: PushValue<'announce'>[] = [];
  const logged: string[] = [];
  const damaged: StorageError[] = [];
  const desk = { seat: seatOf(options.seat), undoSeconds: options.undoSeconds ?? 0 };
  const services = createServices({
    store,
    upstream: options.upstream,
    clock,
    rulebook: options.rulebook ?? rulebook,
    care: options.care ?? careRules,
    evaluation: options.evaluation ?? evaluationRules,
    roster: rosterRules,
    routing: options.routing,
    calendar: { isWorkingDay: () => true },
    random: (bytes) => randomFillSync(bytes),
    getSeat: () => desk.seat,
    undoSeconds: () => desk.undoSeconds,
    log: (text) => logged.push(text),
    damaged: (error) => damaged.push(error),
  });
  services.announce$.subscribe((one) => announced.push(one));

  const call = async (channel: ServiceChannel, input?: unknown) => {
    const { input: inputSchema, output } = channels[channel];
    const handler = services.handlers[channel] as (input: unknown) => Result<unknown> | Promise<Result<unknown>>;
    const result = await handler(v.parse(inputSchema as v.GenericSchema, input));
    if (result.ok) v.parse(output as v.GenericSchema, result.value);
    return result;
  };
  const value = async (channel: ServiceChannel, input?: unknown) => {
    const result = await call(channel, input);
    if (!result.ok) throw new Error(`${channel}: ${result.error.code}: ${result.error.message}`);
    return result.value;
  };

  return Object.assign(desk, {
    services,
    store,
    clock,
    announced,
    logged,
    damaged,
    call,
    value,
    command: (name: CommandName, input: object) => call(`cases.${name}`, { commandId: newId(), ...input }),
    stop: async () => {
      await services.stop();
      opened.close();
    },
  }) as unknown as BareDesk;
};

export const openDesk = async (options: DeskOptions): Promise<Desk> => {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'griddesk-desk-'));
  const line = options.line ?? options.platform.line();
  const clock = options.clock ?? new MovableClock();
  const desk = openBareDesk({
    upstream: line,
    folder,
    seat: options.seat,
    undoSeconds: options.undoSeconds,
    clock,
    anchored: options.anchored,
    wrapStore: options.wrapStore,
    routing: options.routing,
    care: options.care,
    evaluation: options.evaluation,
    rulebook: options.rulebook,
  });
  const { store } = desk;
  const made: Desk = Object.assign(desk, {
    line,
    settled: async () => {
      await eventually(
        'everything is sent and applied',
        () =>
          store.read.pendingCount() === 0 &&
          store.read.outboxHeads(Number.MAX_SAFE_INTEGER, 1).length === 0 &&
          store.read.lastSeq() === options.platform.lastSeq,
      );
      await line.settled();
    },
    restart: async (onLine?: MemoryLine) => {
      await desk.stop();
      const next = onLine ?? options.platform.line(line.connected ? {} : { cut: true });
      return openDesk({ ...options, folder, line: next, seat: desk.seat, undoSeconds: desk.undoSeconds, clock });
    },
    close: async () => {
      await desk.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  });
  await desk.services.start();
  return made;
};
