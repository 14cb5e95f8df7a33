import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream } from '@nats-io/jetstream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seeded, type Random } from '../../../main/upstream/embedded/random';
import { STREAMS } from '../../../main/upstream/jetstream/topology';
import { judge, type Entry } from '../../faults/judge';
import { deedFor, wordsOf } from '../../faults/operator';
import { readStream } from '../../faults/stream';
import { openWorker, type Worker } from '../../faults/worker';
import { SERVERS, startCluster, type Cluster, type ServerName } from '../../support/cluster';
import { newId } from '../../support/uuid';
import { message, reported } from '../../support/wire';

const CASES = STREAMS.cases.name;
const NAMES = ['A', 'B', 'C'] as const;

/** Far more than an election, a silent consumer found out and a new line take together on a busy machine. */
const LONG_MS = 120_000;

const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + LONG_MS; !(await holds()); await sleep(25))
    if (Date.now() > end) throw new Error(`never came true: ${what}`);
};

describe('three servers of the sample configurations', () => {
  let cluster: Cluster;
  let folders: string[];
  let workers: Worker[];
  let random: Random;

  beforeEach(async () => {
    random = seeded(1, 'cluster');
    cluster = await startCluster();
    folders = NAMES.map((name) => mkdtempSync(join(tmpdir(), `griddesk-${name}-`)));
    workers = await Promise.all(folders.map((folder) => openWorker(cluster.upstream, folder)));
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await cluster.end();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  const everywhere = (caseId: string): Promise<boolean> =>
    Promise.all(workers.map((worker) => worker.caseState(caseId))).then((states) => states.every((state) => state !== undefined));

  const isDone = async (worker: Worker, end: number): Promise<boolean> => {
    const { pending, outbox, lastSeq, line } = await worker.progress();
    return pending === 0 && outbox === 0 && lastSeq >= end && line === 'online';
  };

  const endOfStream = async (): Promise<number> => (await readStream(cluster.connection)).at(-1)?.seq ?? 0;

  it.each(['leader', 'follower'] as const)('go on when the %s of the cases dies under load, and nothing is lost', async (which) => {
    const ledger: Entry[] = [];
    const cases: string[] = [];
    const acknowledged: { readonly id: string; readonly seq: number }[] = [];
    let operators = 0;
    let loaded = true;

    const give = async (n: number, entry: Omit<Entry, 'console' | 'answer' | 'seat'>, seat: Entry['seat']): Promise<void> => {
      const answer = await workers[n]!.give({ name: entry.name, input: entry.input, seat });
      ledger.push({ ...entry, seat, console: NAMES[n]!, answer });
    };
    const nextOperator = (): string => `op-${(operators += 1)}`;

    /** A report by telephone at one console. */
    const takeDown = async (n: number): Promise<string> => {
      const [caseId, operatorId] = [newId(), nextOperator()];
      const location = { lon: 103.82, lat: 25.6, crs: 'WGS84' };
      const input = { caseId, title: wordsOf(operatorId), description: '', source: 'operator', location };
      await give(n, { name: 'report', input, caseId }, { role: 'lead', operatorId, operatorName: operatorId });
      cases.push(caseId);
      return caseId;
    };

    /** All three work on the newest cases, often on the same one. */
    const operate = async (n: number): Promise<void> => {
      while (loaded) {
        const caseId = cases[Math.max(0, cases.length - 1 - random.int(0, 3))]!;
        const state = await workers[n]!.caseState(caseId);
        if (!state || random.chance(0.1)) await takeDown(n);
        else {
          const operatorId = nextOperator();
          const { name, input, role, departmentId } = deedFor(state, random, operatorId);
          const seat = { role: role ?? 'lead', operatorId, operatorName: operatorId, ...(departmentId ? { departmentId } : {}) } as const;
          await give(n, { name, input: { caseId, ...input }, caseId }, seat);
        }
        await sleep(random.int(40, 160));
      }
    };

    /** A grid member's telephone: asks with the same id until it is told that the report is stored. */
    const report = async (): Promise<void> => {
      while (loaded) {
        const event = reported(newId());
        const { subject, id, body } = message(event);
        for (let seq: number | undefined; loaded && seq === undefined;) {
          seq = await jetstream(cluster.connection)
            .publish(subject, body, { msgID: id, timeout: 2000 })
            .then(
              (answer) => answer.seq,
              () => undefined,
            );
          if (seq !== undefined) acknowledged.push({ id, seq });
        }
        cases.push(event.caseId);
        await sleep(random.int(100, 300));
      }
    };

    const leader = (await cluster.leaderOf(CASES))!;
    const victim: ServerName = which === 'leader' ? leader : SERVERS.find((name) => name !== leader)!;
    // One console at least loses its own server with it.
    while ((await cluster.consolesAt(victim)) === 0) {
      await workers[0]!.stop();
      workers[0] = await openWorker(cluster.upstream, folders[0]!);
      await until('the first console is online', () => isDone(workers[0]!, 0));
    }
    await takeDown(0);
    const load = Promise.all([...NAMES.map((_, n) => operate(n)), report()]);
    const before = await Promise.all(NAMES.map((_, n) => takeDown(n)));
    for (const caseId of before) await until('what was taken down before the death is seen everywhere', () => everywhere(caseId));

    await cluster.kill(victim);
    // What each console takes down while the server is dead is seen at all of them.
    const meanwhile = await Promise.all(NAMES.map((_, n) => takeDown(n)));
    for (const caseId of meanwhile)
      await until('what was taken down while the server is dead is seen everywhere', () => everywhere(caseId));
    expect(await cluster.leaderOf(CASES)).not.toBe(victim);

    await cluster.start(victim);
    await cluster.whole();
    const after = await Promise.all(NAMES.map((_, n) => takeDown(n)));
    for (const caseId of after) await until('what was taken down after its return is seen everywhere', () => everywhere(caseId));
    loaded = false;
    await load;

    for (const worker of workers) await until('everything is sent and read', async () => isDone(worker, await endOfStream()));
    const messages = await readStream(cluster.connection);
    const consoles = await Promise.all(
      workers.map(async (worker, n) => ({ name: NAMES[n]!, status: await worker.status(), setAside: await worker.setAside() })),
    );
    const stored = new Map(messages.map(({ id, seq }) => [id, seq]));
    expect(acknowledged.filter(({ id, seq }) => stored.get(id) !== seq)).toEqual([]);
    expect(judge({ ledger, messages, replayed: new Set(), consoles })).toEqual([]);
    expect((await Promise.all(workers.map((worker) => worker.logged()))).flat()).toEqual([]);
    expect(ledger.filter(({ answer }) => answer?.ok).length).toBeGreaterThan(9);
  });
});
