import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { Envelope } from '../../preload/contract';
import { subjectOf } from '../../main/domain';
import { seeded } from '../../main/upstream/embedded/random';
import { CARE, STREAMS } from '../../main/upstream/jetstream/topology';
import { openProxy } from '../support/proxy';
import { startSmallServer } from '../support/small-server';
import { newId } from '../support/uuid';
import { envelope, reported, VILLAGE } from '../support/wire';
import { consoleElsewhere, consoleHere } from './console';
import { PEOPLE, putPeople, recordsIn } from './care-people';
import { careDeed, judgeCare, type CareEntry } from './care';
import { judge, type Entry } from './judge';
import { deedFor, wordsOf } from './operator';
import { readStream } from './stream';
import { WEIGHTS, type Act } from './weights';
import type { Progress, Worker } from './worker';

/** Shorter than the protocol's two minutes, so that a cut can be longer than it. */
const WINDOW_MS = 400;
const DAY_MS = 86_400_000;
/** How long the consoles may take to be done when everything works again. */
const RETURN_MS = 30_000;

/** Known to all before anything goes wrong. */
const FIRST_CASES = 4;

export interface RunOptions {
  readonly seed: number;
  /** The bundle of child.ts. */
  readonly program: string;
  readonly steps?: number;
}

export interface Outcome {
  readonly seed: number;
  readonly given: number;
  /** Of these what was done for people in care. */
  readonly care: number;
  readonly acknowledged: number;
  readonly setAside: number;
  readonly messages: number;
  readonly acts: Readonly<Partial<Record<Act, number>>>;
  /** From the line's return until nothing was unsent and everything was applied, ms. */
  readonly returnMs: number;
  /** Empty: all is well. */
  readonly problems: readonly string[];
}

const knows = async (worker: Worker, cases: readonly string[]): Promise<void> => {
  for (const caseId of cases) while (!(await worker.caseState(caseId))) await sleep(10);
};

/**
 * One run: three consoles and a server on a bad day, chosen by a seed; then everything works again, and it is judged
 * whether anything was lost, done twice, or is seen differently. The order of choices is the seed's, their timing the
 * machine's.
 */
export const runOnce = async ({ seed, program, steps = 110 }: RunOptions): Promise<Outcome> => {
  const random = seeded(seed, 'faults');
  const server = await startSmallServer({ duplicateWindowMs: WINDOW_MS });
  await putPeople(server.connection);
  const lines = await Promise.all([1, 2, 3].map(() => openProxy(server.url, () => random.next())));
  const consoles = [
    await consoleHere('A', lines[0]!.url),
    await consoleHere('B', lines[1]!.url),
    await consoleElsewhere('C', lines[2]!.url, program),
  ];
  const mortal = consoles[2]!;
  const cases: string[] = [];
  const ledger: Entry[] = [];
  const careLedger: CareEntry[] = [];
  const replayed = new Set<string>();
  const acts: Partial<Record<Act, number>> = {};
  const background = new Set<Promise<unknown>>();
  let operators = 0;
  let serverIsUp = true;

  const inBackground = (work: Promise<unknown>): void => {
    const tracked = work.catch(() => undefined).finally(() => background.delete(tracked));
    background.add(tracked);
  };
  /** The platform's own side: a line that is never cut; what it asks of a dead server is lost, as it may be. */
  const publish = (event: Pick<Envelope, 'id' | 'area' | 'caseId'>, body = JSON.stringify(event)): void =>
    inBackground(jetstream(server.connection).publish(subjectOf(event.area, event.caseId), body, { msgID: event.id, timeout: 2000 }));
  const for_ = (ms: number, undo: () => void): void => inBackground(sleep(ms).then(undo));

  const give = async (where: (typeof consoles)[number], entry: Omit<Entry, 'console' | 'answer'>): Promise<void> => {
    const answer = await where.worker?.give(entry).catch(() => undefined);
    ledger.push({ ...entry, console: where.name, answer });
  };
  const nextOperator = (): string => `op-${(operators += 1)}`;

  const act: Record<Act, () => Promise<void> | void> = {
    operate: async () => {
      const where = random.pick(consoles);
      // Most of the time two consoles are at the same case: the newest ones.
      const caseId = cases[Math.max(0, cases.length - 1 - Math.floor(random.next() ** 2 * cases.length))];
      const state = caseId && (await where.worker?.caseState(caseId).catch(() => undefined));
      if (!state) return;
      const operatorId = nextOperator();
      const { name, input, role, departmentId } = deedFor(state, random, operatorId);
      const seat = { role: role ?? 'lead', operatorId, operatorName: operatorId, ...(departmentId ? { departmentId } : {}) } as const;
      await give(where, { name, input: { caseId, ...input }, seat, caseId });
    },
    care: async () => {
      const where = random.pick(consoles);
      const operatorId = nextOperator();
      const personId = random.pick(PEOPLE);
      const seat = { role: 'lead', operatorId, operatorName: operatorId } as const;
      const given = { name: careDeed(random), personId, words: wordsOf(operatorId), seat };
      const answer = await where.worker?.care(given).catch(() => undefined);
      careLedger.push({ ...given, console: where.name, answer });
    },
    lookAfter: async () => {
      for (const { worker } of consoles) await worker?.lookAfter().catch(() => undefined);
    },
    takeDown: async () => {
      const [caseId, operatorId] = [newId(), nextOperator()];
      const location = { lon: 103.82, lat: 25.6, crs: 'WGS84' };
      const input = { caseId, title: wordsOf(operatorId), description: '', source: 'operator', location };
      cases.push(caseId);
      await give(random.pick(consoles), { name: 'report', input, seat: { role: 'lead', operatorId }, caseId });
    },
    report: () => {
      const event = reported(newId());
      cases.push(event.caseId);
      publish(event);
    },
    reporterAdds: () => {
      if (cases.length > 0) publish(envelope('case.noted', random.pick(cases), { text: '还在' }));
    },
    cut: () => {
      const line = random.pick(lines);
      line.cut();
      for_(random.int(20, 300), () => line.mend());
    },
    longCut: () => {
      const line = random.pick(lines);
      line.cut();
      for_(random.int(WINDOW_MS + 200, WINDOW_MS * 4), () => line.mend());
    },
    stall: () => {
      const line = random.pick(lines);
      line.stall();
      for_(random.int(50, 900), () => line.mend());
    },
    slow: () => {
      const line = random.pick(lines);
      line.shape({ delayMs: random.int(20, 400), loss: 0.01 });
      for_(random.int(200, 1500), () => line.mend());
    },
    verySlow: () => {
      const line = random.pick(lines);
      line.shape({ delayMs: 2500, loss: 0.01 });
      for_(random.int(6000, 9000), () => line.mend());
    },
    serverDies: () => {
      if (!serverIsUp) return;
      serverIsUp = false;
      inBackground(
        (async () => {
          await server.kill();
          await sleep(random.int(50, 1200));
          await server.start();
          serverIsUp = true;
        })(),
      );
    },
    replay: () => {
      const share = random.next();
      inBackground(
        (async () => {
          const manager = await jetstreamManager(server.connection, { timeout: 2000 });
          const { state } = await manager.streams.info(STREAMS.cases.name);
          const found = await manager.streams.getMessage(STREAMS.cases.name, { seq: 1 + Math.floor(share * state.last_seq) });
          const id = found?.header.get('Nats-Msg-Id');
          if (!found || !id) return;
          replayed.add(id);
          await jetstream(server.connection).publish(found.subject, found.data, { msgID: id, timeout: 2000 });
        })(),
      );
    },
    poison: () => {
      if (cases.length > 0)
        publish({ id: newId(), area: VILLAGE, caseId: random.pick(cases) }, random.pick(['', '{"v":1', '{"v":9}', '[]']));
    },
    killConsole: async () => {
      await mortal.kill();
      inBackground(sleep(random.int(0, 600)).then(() => mortal.start()));
    },
    clock: async () => {
      const worker = random.pick(consoles).worker;
      await worker?.moveClock(random.pick([-DAY_MS, DAY_MS])).catch(() => undefined);
    },
    pause: () => sleep(random.int(1, 80)),
  };

  try {
    for (let n = 0; n < FIRST_CASES; n += 1) act.report();
    await Promise.all(consoles.map(({ worker }) => knows(worker!, cases)));
    for (let step = 0; step < steps; step += 1) {
      const what = random.weighted(WEIGHTS);
      acts[what] = (acts[what] ?? 0) + 1;
      await act[what]();
    }
    // Everything works again.
    while (background.size > 0) await Promise.all(background);
    await server.start();
    await mortal.start();
    for (const line of lines) line.mend();
    const returned = Date.now();
    const isDone = ({ pending, outbox, lastSeq, line }: Progress, end: number): boolean =>
      pending === 0 && outbox === 0 && lastSeq >= end && line === 'online';
    const progresses = () => Promise.all(consoles.map(async ({ worker }) => worker!.progress()));
    for (;;) {
      const info = await jetstreamManager(server.connection, { timeout: 2000 }).then(
        (manager) => manager.streams.info(STREAMS.cases.name),
        () => undefined,
      );
      const now = await progresses();
      if (info && now.every((status) => isDone(status, info.state.last_seq))) break;
      if (Date.now() - returned > RETURN_MS) break;
      await sleep(20);
    }
    const returnMs = Date.now() - returned;
    /** Care has a stream and an outbox of its own, and erasing a record is an errand in two steps. */
    const ofCare = async (): Promise<readonly string[]> =>
      judgeCare({
        ledger: careLedger,
        messages: await readStream(server.connection, 0, CARE.name),
        records: await recordsIn(server.connection),
        consoles: await Promise.all(
          consoles.map(async ({ name, worker }) => ({ name, people: await worker!.people(), aside: await worker!.careAside() })),
        ),
      });
    /** What the consoles know of whoever is spoken of. */
    const toldOfCare = async (problems: readonly string[]): Promise<readonly string[]> => {
      const found: string[] = [];
      for (const personId of PEOPLE.filter((id) => problems.some((problem) => problem.includes(id)))) {
        for (const { console: where, name, words, answer } of careLedger.filter((entry) => entry.personId === personId))
          found.push(`${where} was told to ${name} ${personId} (${words}): ${JSON.stringify(answer)}`);
        for (const { seq, subject, body } of await readStream(server.connection, 0, CARE.name))
          if (subject.endsWith(personId)) found.push(`stream ${seq}: ${body}`);
        for (const { name, worker } of consoles) found.push(`${name}: ${(await worker!.careEvents(personId)).join(', ')}`);
      }
      return found;
    };
    let careProblems = await ofCare();
    while (careProblems.length > 0 && Date.now() - returned < RETURN_MS) {
      await sleep(100);
      careProblems = await ofCare();
    }
    if (careProblems.length > 0) careProblems = [...careProblems, ...(await toldOfCare(careProblems))];
    const messages = await readStream(server.connection);
    const seen = await Promise.all(
      consoles.map(async ({ name, worker }) => ({ name, status: await worker!.status(), setAside: await worker!.setAside() })),
    );
    const logged = await Promise.all(
      consoles.map(async ({ name, worker }) => (await worker!.logged()).map((text) => `${name} logged: ${text}`)),
    );
    const late = seen
      .filter(({ status }) => !isDone(status, messages.at(-1)?.seq ?? 0))
      .map(({ name, status }) => `${name} is not done ${RETURN_MS / 1000} s after the line's return: ${JSON.stringify(status)}`);
    return {
      seed,
      given: ledger.length + careLedger.length,
      care: careLedger.length,
      acknowledged: [...ledger, ...careLedger].filter(({ answer }) => answer?.ok).length,
      setAside: seen.reduce((sum, { setAside }) => sum + setAside.length, 0),
      messages: messages.length,
      acts,
      returnMs,
      problems: [...late, ...judge({ ledger, messages, replayed, consoles: seen }), ...careProblems, ...logged.flat()],
    };
  } finally {
    await Promise.all(consoles.map((one) => one.end().catch(() => undefined)));
    await Promise.all(lines.map((line) => line.close()));
    await server.end();
  }
};
