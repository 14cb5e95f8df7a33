import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream } from '@nats-io/jetstream';
import type { CommandName } from '../../preload/contract';
import { toTimestamp } from '../../main/domain';
import { seeded, type Random } from '../../main/upstream/embedded/random';
import { consoleElsewhere, consoleHere, type FaultyConsole } from '../faults/console';
import { eventsOf, plainHash } from '../faults/plain-fold';
import { readStream, type StreamMessage } from '../faults/stream';
import type { Given } from '../faults/worker';
import { startSmallServer } from '../support/small-server';
import { newId } from '../support/uuid';
import { envelope, message, reported } from '../support/wire';

const TOLD_WITHIN_MS = 2000;

/** Two commands of which a case takes one. `filed`: the case has been filed before. */
const RACES: readonly { readonly filed: boolean; readonly pair: readonly [Deed, Deed] }[] = [
  { filed: false, pair: [accept('urgent'), accept('routine')] },
  { filed: false, pair: [accept('important'), { name: 'reject', input: { reason: '不属于本辖区' } }] },
  { filed: true, pair: [dispatch('甲席派遣'), dispatch('乙席派遣')] },
];

interface Deed {
  readonly name: CommandName;
  readonly input: Readonly<Record<string, unknown>>;
}
function accept(priority: string): Deed {
  return { name: 'accept', input: { category: 'power', priority } };
}
function dispatch(instructions: string): Deed {
  return { name: 'dispatch', input: { tasks: [{ departmentId: 'power-supply', lead: true, instructions }] } };
}

export interface RacesOptions {
  readonly count: number;
  readonly seed: number;
  /** The bundle of tests/faults/child.ts. */
  readonly program: string;
  /** Cases raced for at the same time. */
  readonly batch?: number;
  readonly say?: (text: string) => void;
}

export interface Races {
  readonly races: number;
  /** Won by the first and by the second console. */
  readonly won: readonly [number, number];
  /** Losers who were refused at once, and those whose command was taken and set aside. */
  readonly refused: number;
  readonly setAside: number;
  /** From the click to the loser's being told, ms. */
  readonly told: { readonly p50: number; readonly p95: number; readonly max: number };
  /** Losers who were told after more than two seconds. */
  readonly late: number;
  readonly problems: readonly string[];
}

interface Race {
  readonly caseId: string;
  readonly what: string;
  readonly operators: readonly [string, string];
  readonly startedAt: number;
  readonly refusals: readonly (number | undefined)[];
}

const untilDone = async (consoles: readonly FaultyConsole[], end: number): Promise<void> => {
  for (const limit = Date.now() + 60_000; ; await sleep(5)) {
    const all = await Promise.all(consoles.map(({ worker }) => worker!.progress()));
    if (all.every(({ outbox, pending, lastSeq }) => outbox === 0 && pending === 0 && lastSeq >= end)) return;
    if (Date.now() > limit) throw new Error(`not done after a minute: ${JSON.stringify(all)}`);
  }
};

/**
 * Two consoles, each with a process of its own, click on the same case at the same moment, over and over. Of each pair of
 * commands a case takes one; the other operator has to be told.
 */
export const runRaces = async ({ count, seed, program, batch = 50, say = () => undefined }: RacesOptions): Promise<Races> => {
  const random = seeded(seed, 'races');
  const server = await startSmallServer();
  const consoles = [await consoleHere('A', server.url), await consoleElsewhere('B', server.url, program)] as const;
  const client = jetstream(server.connection);
  const problems: string[] = [];
  const won: [number, number] = [0, 0];
  const told: number[] = [];
  let refused = 0;
  let setAside = 0;
  let races = 0;
  let messages: readonly StreamMessage[] = [];

  const prepare = async (filed: boolean): Promise<{ caseId: string; seq: number }> => {
    const event = reported(newId());
    const due = toTimestamp(Date.now() + 3_600_000);
    const filing = envelope('case.accepted', event.caseId, { category: 'power', priority: 'urgent', dueAt: due });
    let seq = 0;
    for (const { subject, id, body } of [event, ...(filed ? [filing] : [])].map(message))
      ({ seq } = await client.publish(subject, body, { msgID: id }));
    return { caseId: event.caseId, seq };
  };

  const race = async (caseId: string, [first, second]: readonly [Deed, Deed], number: number, draw: Random): Promise<Race> => {
    const operators = [`op-${number}-a`, `op-${number}-b`] as const;
    const startedAt = Date.now();
    const click = async (n: 0 | 1): Promise<number | undefined> => {
      const { name, input } = n === 0 ? first : second;
      const given: Given = {
        name,
        input: { caseId, ...input },
        seat: { role: 'lead', operatorId: operators[n], operatorName: operators[n] },
      };
      const answer = await consoles[n].worker!.give(given);
      return answer.ok ? undefined : Date.now();
    };
    const refusals = draw.chance(0.5) ? [click(0), click(1)] : [click(1), click(0)].toReversed();
    return { caseId, what: `${first.name}/${second.name}`, operators, startedAt, refusals: await Promise.all(refusals) };
  };

  try {
    while (races < count) {
      const size = Math.min(batch, count - races);
      const plans = Array.from({ length: size }, () => random.pick(RACES));
      const cases = await Promise.all(plans.map(({ filed }) => prepare(filed)));
      await untilDone(consoles, Math.max(...cases.map(({ seq }) => seq)));
      const run = await Promise.all(
        plans.map(({ pair }, i) => race(cases[i]!.caseId, random.chance(0.5) ? pair : [pair[1], pair[0]], races + i, random)),
      );
      races += size;
      await untilDone(consoles, 0);
      messages = [...messages, ...(await readStream(server.connection, messages.at(-1)?.seq ?? 0))];
      await untilDone(consoles, messages.at(-1)?.seq ?? 0);
      const stored = new Set(eventsOf(messages.slice(-size * 4)).map(({ actor }) => actor.id));
      const aside = await Promise.all(consoles.map(({ worker }) => worker!.setAside()));
      for (const { caseId, what, operators, startedAt, refusals } of run) {
        const winners = [0, 1].filter((n) => stored.has(operators[n]!));
        const [winner] = winners;
        if (winner === undefined || winners.length > 1) {
          problems.push(`${what} on ${caseId}: ${winners.length} winners`);
          continue;
        }
        won[winner]! += 1;
        const loser = 1 - winner;
        const row = aside[loser]!.find(({ operatorId }) => operatorId === operators[loser]);
        const at = refusals[loser] ?? row?.toldAt;
        if (refusals[loser] !== undefined) refused += 1;
        else if (row) setAside += 1;
        if (at === undefined) problems.push(`${what} on ${caseId}: the loser was never told`);
        else told.push(at - startedAt);
        if (aside[winner]!.some(({ operatorId }) => operatorId === operators[winner]))
          problems.push(`${what} on ${caseId}: the winner was told that it lost`);
      }
      await Promise.all(consoles.map(({ worker }) => worker!.dismissAll()));
      if (races % (batch * 20) === 0) say(`   ${races} races, ${problems.length} problems`);
    }
    const plain = plainHash(eventsOf(messages));
    for (const { name, worker } of consoles) {
      const { stateHash } = await worker!.status();
      if (stateHash !== plain) problems.push(`${name} ends with ${stateHash.slice(0, 12)}, the stream says ${plain.slice(0, 12)}`);
    }
  } finally {
    await Promise.all(consoles.map((one) => one.end().catch(() => undefined)));
    await server.end();
  }
  const sorted = told.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const late = sorted.filter((ms) => ms > TOLD_WITHIN_MS).length;
  return { races, won, refused, setAside, told: { p50: at(0.5), p95: at(0.95), max: sorted.at(-1) ?? 0 }, late, problems };
};
