import { parseEnvelope, type AnyEvent } from '../../main/domain';
import { eventsOf, plainHash } from './plain-fold';
import type { StreamMessage } from './stream';
import type { Answer } from './answer';
import type { Given, SetAside, Status } from './worker';

/** A command that was given, and what the console said to it; undefined: it was killed before it said anything. */
export interface Entry extends Given {
  readonly console: string;
  readonly caseId: string;
  readonly answer: Answer | undefined;
}

export interface Evidence {
  readonly ledger: readonly Entry[];
  readonly messages: readonly StreamMessage[];
  /** Ids that the run itself sent to the stream again. */
  readonly replayed: ReadonlySet<string>;
  readonly consoles: readonly { readonly name: string; readonly status: Status; readonly setAside: readonly SetAside[] }[];
}

/** What must be there at most once of one command: of a dispatch, a task for each department. */
const keyOf = ({ type, data }: AnyEvent): string => `${type}/${String((data as Record<string, unknown>)['departmentId'] ?? '')}`;

const judgeCommand = (entry: Entry, events: readonly AnyEvent[], setAside: readonly SetAside[]): string[] => {
  const { name, seat, answer, console: where, caseId } = entry;
  const what = `${name} by ${seat.operatorId} at ${where} on ${caseId}`;
  const keys = events.map(keyOf);
  if (new Set(keys).size < keys.length) return [`twice: ${what}: ${keys.join(', ')}`];
  if (!answer?.ok || answer.eventIds.length === 0) return answer && events.length > 0 ? [`refused, and stored all the same: ${what}`] : [];
  if (setAside.length > 1) return [`set aside twice: ${what}`];
  if (setAside.length === 0) return events.length === 0 ? [`lost: ${what} was answered ok`] : [];
  const [{ reason }] = setAside as [SetAside];
  if (name === 'note' || name === 'reply') return [`a remark was set aside (${reason}): ${what}`];
  return events.length >= answer.eventIds.length ? [`stored, and set aside all the same (${reason}): ${what}`] : [];
};

const groupBy = <T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
};

/** What is wrong at the end of a run; empty: all is well. */
export const judge = ({ ledger, messages, replayed, consoles }: Evidence): string[] => {
  const events = eventsOf(messages);
  const byActor = groupBy(events, ({ actor }) => actor.id);
  const aside = groupBy(
    consoles.flatMap(({ setAside }) => setAside),
    ({ operatorId }) => operatorId,
  );
  const plain = plainHash(events);
  const copies = new Map<string, number>();
  for (const { body } of messages) {
    const envelope = parseEnvelope(body);
    if (envelope.ok) copies.set(envelope.envelope.id, (copies.get(envelope.envelope.id) ?? 0) + 1);
  }
  return [
    ...ledger.flatMap((entry) => judgeCommand(entry, byActor.get(entry.seat.operatorId) ?? [], aside.get(entry.seat.operatorId) ?? [])),
    ...[...copies].filter(([id, count]) => count > 1 && !replayed.has(id)).map(([id]) => `a console stored message ${id} twice`),
    ...consoles.flatMap(({ name, status }) => [
      ...(status.stateHash === plain ? [] : [`${name} folds to ${status.stateHash.slice(0, 12)}, the stream to ${plain.slice(0, 12)}`]),
      ...(status.pending > 0 || status.outbox > 0 ? [`${name} still has ${status.outbox} commands unsent`] : []),
      ...(status.lastSeq === (messages.at(-1)?.seq ?? 0) ? [] : [`${name} has read up to ${status.lastSeq} of ${messages.at(-1)?.seq}`]),
    ]),
  ];
};
