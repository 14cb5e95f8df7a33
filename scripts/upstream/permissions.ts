import { districtOf, townshipOf } from '../../main/domain';
import {
  BUCKETS,
  broadcastsOf,
  CARE,
  careUnder,
  casesUnder,
  inboxOf,
  MEDIA,
  peopleUnder,
  presenceUnder,
  STREAMS,
} from '../../main/upstream/jetstream/topology';

/** Who connects. A seat's role inside the console is the console's matter; these are the parties the server tells apart. */
export const PARTIES = ['platform', 'district', 'township', 'department', 'watcher', 'reporters', 'leaf'] as const;
export type Party = (typeof PARTIES)[number];

/** Subjects a party may publish on and listen to; everything else is refused by the server. */
export interface Permissions {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
}

const people = `KV_${BUCKETS.people.name}`;
const media = `OBJ_${MEDIA.name}`;
const open = [`KV_${BUCKETS.org.name}`, `KV_${BUCKETS.roster.name}`];

/** To read a stream is to make a consumer of it; its filter stands in the request's subject, where permissions see it. */
const consumerOf = (stream: string, filter: string): string => `$JS.API.CONSUMER.CREATE.${stream}.*.${filter}`;

/** What is asked of JetStream to read a stream with one filter. */
const readingOf = (stream: string, ...filters: readonly string[]): string[] => [
  `$JS.API.STREAM.INFO.${stream}`,
  ...['INFO', 'MSG.NEXT', 'DELETE'].map((verb) => `$JS.API.CONSUMER.${verb}.${stream}.*`),
  ...filters.map((filter) => consumerOf(stream, filter)),
];
/** The last message of a subject, or of all of them, without a consumer. */
const lastOf = (stream: string, filter: string): string => `$JS.API.DIRECT.GET.${stream}.${filter}`;

/** What everybody reads who works on cases. */
const reading = (area: string): string[] => [
  '$JS.API.INFO',
  ...readingOf(STREAMS.cases.name, casesUnder(area)),
  ...readingOf(STREAMS.broadcasts.name, broadcastsOf(area)),
  ...[...open, media].flatMap((name) => [...readingOf(name), `$JS.API.CONSUMER.CREATE.${name}.>`]),
  lastOf(STREAMS.cases.name, casesUnder(area)),
  ...open.map((name) => lastOf(name, '>')),
  // An object's description is fetched by its name; a photo's name is an id that nobody guesses.
  lastOf(media, '>'),
  `$JS.API.STREAM.MSG.GET.${media}`,
  // Flow control of the clients' watchers.
  '$JS.FC.>',
];

const personKeys = (area: string): string => `$KV.${BUCKETS.people.name}.${peopleUnder(area)}`;

/** Who is in care and what happens to them: centres and villages, which look after them, and nobody else. */
const readingCare = (area: string): string[] => [
  ...readingOf(people, personKeys(area)),
  lastOf(people, personKeys(area)),
  ...readingOf(CARE.name, careUnder(area)),
  lastOf(CARE.name, careUnder(area)),
];
/** What is said of people, and the keys that are purged when a record ends: to erase is to write, and a server tells the two not apart. */
const sayingCare = (area: string): string[] => [careUnder(area), personKeys(area)];

const photos = `$O.${MEDIA.name}.>`;

/** The district's JetStream as a leaf node calls it: without a domain its own would answer. Keys go the same way. */
const DOMAIN = 'district';
const inDomain = (subject: string): string =>
  subject.replace(/^\$JS\.API\./, `$JS.${DOMAIN}.API.`).replace(/^\$KV\./, `$JS.${DOMAIN}.API.$KV.`);

const ownCases = (area: string): string[] => [`grid.v1.case.${districtOf(area)}.${townshipOf(area)}.*`];
/** What a desk that works on its township's cases says. */
const working = (area: string): string[] => [...ownCases(area), `grid.v1.broadcast.${districtOf(area)}.*`, presenceUnder(area), photos];
/** Answers, and what the other seats look at. */
const hearing = (area: string): string[] => [`${inboxOf(area)}.>`, presenceUnder(area)];

const permissions = {
  /** Makes the streams and keeps the buckets up to date: the city's own systems. */
  platform: () => ({ publish: ['>'], subscribe: ['>'] }),
  /** A district's console: reads and writes the cases of all its townships. */
  district: (given) => {
    const area = districtOf(given);
    return {
      publish: [
        ...reading(area),
        ...readingCare(area),
        `grid.v1.case.${area}.*.*`,
        `grid.v1.broadcast.${area}.*`,
        ...sayingCare(area),
        presenceUnder(area),
        photos,
      ],
      subscribe: hearing(area),
    };
  },
  /** A township's consoles and its villages': their own township and no other. */
  township: (area) => ({
    publish: [...reading(area), ...readingCare(area), ...working(area), ...sayingCare(area)],
    subscribe: hearing(area),
  }),
  /** A department's desk in a township: its cases, and nothing of people in care. */
  department: (area) => ({ publish: [...reading(area), ...working(area)], subscribe: hearing(area) }),
  /** A wall display or an observer: reads the township's cases and can say nothing. */
  watcher: (area) => ({ publish: reading(area), subscribe: hearing(area) }),
  /** The phone app's back end: brings reports in and reads nothing. */
  reporters: (area) => ({
    publish: [...ownCases(area), photos, `$JS.API.STREAM.INFO.${media}`],
    subscribe: [`_INBOX.reporters.${townshipOf(area)}.>`],
  }),
  /**
   * A township's own server (leaf node) reads what its township may. A server passes interest down a line only whole, so
   * what it writes is not narrowed to the township here: its own configuration does that, for each of its users.
   */
  leaf: (area) => ({
    publish: [
      ...[...reading(area), ...readingCare(area)].map(inDomain),
      ...STREAMS.cases.subjects,
      ...STREAMS.broadcasts.subjects,
      ...CARE.subjects,
      inDomain(`$KV.${BUCKETS.people.name}.>`),
      presenceUnder(area),
      photos,
    ],
    subscribe: [...hearing(area), `_INBOX.reporters.${townshipOf(area)}.>`],
  }),
} as const satisfies Record<Party, (area: string) => Permissions>;

/** What a party of an area may publish and hear. @param area the district's code, or a township's */
export const permissionsOf = (party: Party, area: string): Permissions => permissions[party](area);

/** The same on a township's own server, where what is asked of JetStream goes on under the district's name for it. */
export const permissionsBelow = (party: Party, area: string): Permissions => {
  const { publish, subscribe } = permissionsOf(party, area);
  return { publish: [...new Set([...publish, ...publish.map(inDomain)])], subscribe };
};
