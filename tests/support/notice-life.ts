import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { randomFillSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseState } from '../../main/domain';
import { StorageError, type Notice, type Reach, type Store, type StoreWrites } from '../../main/ports';
import { createServices, type Services } from '../../main/services';
import { openStore } from '../../main/store';
import type { Command, PushValue, Seat } from '../../preload/contract';
import { seatOf } from './desk';
import { MemoryPlatform, type MemoryLine } from './line';
import { careRules, evaluationRules, rosterRules, rulebook, smallWorld } from './small-world';
import { newId } from './uuid';
import { VirtualTime } from './virtual-time';
import { VILLAGE } from './wire';

/** In memory where there is such a place: a thousand starts wait for a disk ten thousand times. */
const SCRATCH = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const KEY = new Uint8Array(32).fill(9);
export type Given = Notice & { readonly caseId: string };
export type Deed = Command extends infer C ? (C extends Command ? Omit<C, 'commandId'> : never) : never;

/** A console that is opened and closed again and again on one file, in a time of its own. */
export class Life {
  readonly time = new VirtualTime();
  readonly folder = mkdtempSync(join(SCRATCH, 'griddesk-notices-'));
  readonly platform = new MemoryPlatform();
  readonly announced: PushValue<'announce'>[] = [];
  /** What committed transactions said was given, one list a transaction. */
  readonly given: Given[][] = [];
  readonly logged: string[] = [];
  /** The disk takes nothing more. */
  full = false;
  /** The console is killed right after the next notice is committed. */
  dies = false;
  /** Cut once the directory has come. */
  line: MemoryLine | undefined;
  /** Who sits at it. */
  seat = seatOf();
  #acting: Seat | undefined;
  #store: Store | undefined;
  #services: Services | undefined;

  constructor() {
    this.platform.putDirectory(...smallWorld());
  }

  get store(): Store {
    return this.#store!;
  }

  async open(): Promise<void> {
    const file = openStore({ path: join(this.folder, 'griddesk.db'), key: KEY, clock: this.time });
    this.#store = { ...file, write: (work, reach) => this.#watched(file, work, reach) };
    const line = this.platform.line();
    this.line = line;
    this.#services = createServices({
      store: this.#store,
      upstream: line,
      clock: this.time,
      timers: this.time,
      rulebook,
      care: careRules,
      evaluation: evaluationRules,
      roster: rosterRules,
      calendar: { isWorkingDay: () => true },
      random: (bytes) => randomFillSync(bytes),
      getSeat: () => this.#acting ?? this.seat,
      log: (text) => this.logged.push(text),
    });
    this.#services.announce$.subscribe((one) => this.announced.push(one));
    await this.#services.start();
    // The directory is here; nobody needs to hear what is done.
    line.cut();
  }

  async close(): Promise<void> {
    await this.#services?.stop();
    this.#store?.close();
    this.#services = undefined;
    this.#store = undefined;
  }

  /** Opened until what was left untold is told, and closed. */
  async startsAgain(): Promise<void> {
    await this.open();
    await this.time.pass(2000);
    await this.close();
  }

  async end(): Promise<void> {
    await this.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** At the shift lead's seat, or at this one. Undefined: refused. */
  do(command: Deed, seat: Seat = seatOf()): string | undefined {
    this.#acting = seat;
    try {
      return this.#give(command);
    } finally {
      this.#acting = undefined;
    }
  }

  #give(command: Deed): string | undefined {
    const { name, ...input } = { ...command, commandId: newId() };
    const run = this.#services!.handlers[`cases.${name}`] as (input: unknown) => { ok: boolean; value?: { caseId: string } };
    const answer = run(input);
    return answer.ok ? answer.value?.caseId : undefined;
  }

  report(over: Partial<Extract<Command, { name: 'report' }>> = {}): string {
    const location = { lon: 103.82, lat: 25.6, crs: 'WGS84' as const };
    const words = { title: '枯树', description: '', source: 'operator' as const, location, gridCode: `${VILLAGE}-01-01` };
    return this.do({ name: 'report', caseId: newId(), ...words, ...over })!;
  }

  read(caseId: string): CaseState {
    return this.store.read.case(caseId)!.state;
  }

  #watched<T>(file: Store, work: (tx: StoreWrites) => T, reach?: Reach): T {
    if (this.full) throw new StorageError('disk-full', 'the disk is full');
    const given: Given[] = [];
    const result = file.write(
      (tx) =>
        work({
          ...tx,
          addNotices: (caseId, limits, notices) => {
            tx.addNotices(caseId, limits, notices);
            given.push(...notices.map((notice) => ({ ...notice, caseId })));
          },
        }),
      reach,
    );
    if (given.length > 0) this.given.push(given);
    if (given.length > 0 && this.dies) throw new Error('killed');
    return result;
  }
}
