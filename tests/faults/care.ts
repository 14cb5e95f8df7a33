import { careOf, canonical, evolveCare, parseCare, readCare } from '../../main/domain';
import type { Random } from '../../main/upstream/embedded/random';
import type { CareRules, Person, Seat } from '../../preload/contract';
import { careRules } from '../support/small-world';
import type { StreamMessage } from './stream';
import type { Answer } from './answer';

/** Records are erased a day after somebody has left: clocks are moved by days. */
export const quickCare: CareRules = { ...careRules, eraseAfterDays: 1 };

export type CareDeed = 'visit' | 'plan' | 'leave' | 'restore';

/** Something done for somebody in care, as it is given to a console. */
export interface CareGiven {
  readonly name: CareDeed;
  readonly personId: string;
  readonly words: string;
  readonly seat: Pick<Seat, 'role' | 'operatorId'> & Partial<Seat>;
}

export interface CareEntry extends CareGiven {
  readonly console: string;
  /** undefined: it was killed before it said anything. */
  readonly answer: Answer | undefined;
}

/** Most are visits; somebody leaves now and then, and some come back before their record is erased. */
export const careDeed = (random: Random): CareDeed => random.weighted({ visit: 12, plan: 2, leave: 2, restore: 1 });

/** The input of a deed. @param now by the console's clock, ms */
export const careInput = ({ name, words }: CareGiven, now: number): Record<string, unknown> => {
  if (name === 'visit') return { visitedAt: now - 60_000, result: 'well', text: words };
  if (name === 'plan') return { lookIns: [], due: new Date(now + 10 * 86_400_000).toISOString().slice(0, 10), reason: words };
  return { reason: words };
};

export interface CareEvidence {
  readonly ledger: readonly CareEntry[];
  /** The care stream. */
  readonly messages: readonly StreamMessage[];
  /** Whom the bucket still has. */
  readonly records: readonly Person[];
  readonly consoles: readonly {
    readonly name: string;
    /** By the number of the person: what the console makes of their history. */
    readonly people: Readonly<Record<string, string>>;
    /** Ids of the events in its tray. */
    readonly aside: readonly string[];
  }[];
}

/** What a person's history comes to, from the stream alone. */
const plainCare = (person: Person, history: readonly StreamMessage[]): string =>
  canonical(
    history.reduce((state, { subject, body }) => {
      const read = readCare(subject, body);
      const event = read.ok ? parseCare(read.envelope) : undefined;
      return typeof event === 'object' ? evolveCare(state, event, quickCare) : state;
    }, careOf(person)),
  );

const isErasure = ({ body }: StreamMessage): boolean => body.includes('"care.erased"');

/** What is wrong with people in care at the end of a run; empty: all is well. */
export const judgeCare = ({ ledger, messages, records, consoles }: CareEvidence): string[] => {
  const historyOf = (personId: string) => messages.filter(({ subject }) => subject.endsWith(`.${personId}`));
  const isErased = (personId: string) => historyOf(personId).some(isErasure);
  const copies = (eventId: string) => messages.filter(({ body }) => body.includes(eventId)).length;
  const ids = [...new Set([...ledger.map(({ personId }) => personId), ...records.map(({ id }) => id)])];
  return [
    ...ledger.flatMap(({ name, personId, words, console: where, answer }) => {
      const what = `${name} (${words}) at ${where} of ${personId}`;
      if (!answer?.ok)
        return answer && messages.some(({ body }) => body.includes(JSON.stringify(words)))
          ? [`refused, and stored all the same: ${what}`]
          : [];
      return answer.eventIds.flatMap((id) => {
        const aside = consoles.some((one) => one.aside.includes(id));
        if (copies(id) > 1) return [`twice: ${what}`];
        if (copies(id) === 1) return aside ? [`stored, and set aside all the same: ${what}`] : [];
        return aside || isErased(personId) ? [] : [`lost: ${what} was answered ok`];
      });
    }),
    ...ids.flatMap((personId) => {
      const history = historyOf(personId);
      const end = history.findIndex(isErasure);
      return end > 0 || (end === 0 && history.length > 1)
        ? [`${personId} is erased, and ${history.length - 1} messages are left of them`]
        : [];
    }),
    ...consoles.flatMap(({ name, people }) =>
      ids.flatMap((personId) => {
        const record = records.find(({ id }) => id === personId);
        const plain = record && plainCare(record, historyOf(personId));
        if (people[personId] === plain) return [];
        return [`${name} has ${personId} as ${people[personId] ?? 'nobody'}, the stream as ${plain ?? 'nobody'}`];
      }),
    ),
  ];
};
