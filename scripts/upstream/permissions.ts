import { districtOf, townshipOf } from '../../main/domain';
import { BUCKETS, broadcastsOf, casesUnder, inboxOf, MEDIA, peopleUnder, STREAMS } from '../../main/upstream/jetstream/topology';

/** Who connects. A seat's role inside the console is the console's matter; these are the parties the server tells apart. */
export const PARTIES = ['platform', 'district', 'township', 'watcher', 'reporters', 'leaf'] as const;
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

const reading = (area: string): string[] => {
  const person = `$KV.${BUCKETS.people.name}.${peopleUnder(area)}`;
  const streams = [STREAMS.cases.name, STREAMS.broadcasts.name, ...open, people, media];
  return [
    '$JS.API.INFO',
    ...streams.map((name) => `$JS.API.STREAM.INFO.${name}`),
    ...streams.flatMap((name) => ['INFO', 'MSG.NEXT', 'DELETE'].map((verb) => `$JS.API.CONSUMER.${verb}.${name}.*`)),
    consumerOf(STREAMS.cases.name, casesUnder(area)),
    consumerOf(STREAMS.broadcasts.name, broadcastsOf(area)),
    consumerOf(people, person),
    ...[...open, media].map((name) => `$JS.API.CONSUMER.CREATE.${name}.>`),
    `$JS.API.DIRECT.GET.${STREAMS.cases.name}.${casesUnder(area)}`,
    `$JS.API.DIRECT.GET.${people}.${person}`,
    ...open.map((name) => `$JS.API.DIRECT.GET.${name}.>`),
    // An object's description is fetched by its name; a photo's name is an id that nobody guesses.
    `$JS.API.DIRECT.GET.${media}.>`,
    `$JS.API.STREAM.MSG.GET.${media}`,
    // Flow control of the clients' watchers.
    '$JS.FC.>',
  ];
};

const photos = `$O.${MEDIA.name}.>`;

/** The district's JetStream as a leaf node calls it: without a domain its own would answer. */
const DOMAIN = 'district';
const inDomain = (subject: string): string => subject.replace(/^\$JS\.API\./, `$JS.${DOMAIN}.API.`);

const permissions = {
  /** Makes the streams and keeps the buckets up to date: the city's own systems. */
  platform: () => ({ publish: ['>'], subscribe: ['>'] }),
  /** A district's console: reads and writes the cases of all its townships. */
  district: (area) => ({
    publish: [...reading(districtOf(area)), `grid.v1.case.${districtOf(area)}.*.*`, `grid.v1.broadcast.${districtOf(area)}.*`, photos],
    subscribe: [`${inboxOf(districtOf(area))}.>`],
  }),
  /** A township's consoles, its villages' and its departments': their own township and no other. */
  township: (area) => ({
    publish: [...reading(area), ...ownCases(area), `grid.v1.broadcast.${districtOf(area)}.*`, photos],
    subscribe: [`${inboxOf(area)}.>`],
  }),
  /** A wall display or an observer: reads what the township reads and can say nothing. */
  watcher: (area) => ({ publish: reading(area), subscribe: [`${inboxOf(area)}.>`] }),
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
    publish: [...reading(area).map(inDomain), ...STREAMS.cases.subjects, ...STREAMS.broadcasts.subjects, photos],
    subscribe: [`${inboxOf(area)}.>`, `_INBOX.reporters.${townshipOf(area)}.>`],
  }),
} as const satisfies Record<Party, (area: string) => Permissions>;

const ownCases = (area: string): string[] => [`grid.v1.case.${districtOf(area)}.${townshipOf(area)}.*`];

/** What a party of an area may publish and hear. @param area the district's code, or a township's */
export const permissionsOf = (party: Party, area: string): Permissions => permissions[party](area);

/** The same on a township's own server, where what is asked of JetStream goes on under the district's name for it. */
export const permissionsBelow = (party: Party, area: string): Permissions => {
  const { publish, subscribe } = permissionsOf(party, area);
  return { publish: [...new Set([...publish, ...publish.map(inDomain)])], subscribe };
};
