import type { JsMsg } from '@nats-io/jetstream';
import { areaUnder, districtOf, townshipOf } from '../../domain';
import type { RawDirectoryEntry } from '../../ports';
import { BUCKETS, peopleUnder } from './topology';

type Kind = RawDirectoryEntry['kind'];

/** A bucket as a console of an area reads it. */
export interface BucketView {
  readonly bucket: string;
  readonly stream: string;
  readonly filter: string;
  /** What it holds, of what this version knows. */
  readonly kinds: readonly Kind[];
  /** Which entry a subject is that of; undefined: of a kind this version does not know. */
  readonly nameOf: (subject: string) => Named | undefined;
  /** The entry a message stands for; undefined: of a kind this version does not know. */
  readonly entryOf: (message: Pick<JsMsg, 'subject' | 'data' | 'headers'>) => RawDirectoryEntry | undefined;
}

const ORG_KINDS: readonly Kind[] = ['area', 'grid', 'department'];

/** Of one line of administration: the one lies in the other. */
const related = (a: string, b: string): boolean => areaUnder(a, b) || areaUnder(b, a);

const stringOf = (value: unknown, field: string): string | undefined => {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined;
  return typeof found === 'string' ? found : undefined;
};

/**
 * Whether an entry concerns an area: a console keeps the areas and departments of its district and what lies above it,
 * and the grids, members and people of its township, and never those of the rest of a city.
 */
export const concerns = (area: string, { kind, value }: RawDirectoryEntry): boolean => {
  const where = stringOf(value, kind === 'area' ? 'code' : 'area');
  if (where === undefined) return true;
  if (kind === 'area' || kind === 'department') return related(where, districtOf(area));
  return kind === 'person' || related(where, townshipOf(area));
};

type Named = Pick<RawDirectoryEntry, 'kind' | 'key'>;

const kindAndKey = (bucket: string, key: string): Named | undefined => {
  if (bucket === BUCKETS.roster.name) return { kind: 'member', key };
  if (bucket === BUCKETS.people.name) return { kind: 'person', key };
  const kind = ORG_KINDS.find((name) => key.startsWith(`${name}.`));
  return kind && { kind, key: key.slice(kind.length + 1) };
};

const decoder = new TextDecoder();

/** What is no JSON is handed on as the text it is: it fails its schema there, and is set aside with everything else that does. */
const valueOf = (data: Uint8Array): unknown => {
  const text = decoder.decode(data);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const viewOf = (area: string, bucket: string, keys: string, kinds: readonly Kind[]): BucketView => {
  const prefix = `$KV.${bucket}.`;
  const nameOf = (subject: string) => kindAndKey(bucket, subject.slice(prefix.length));
  return {
    kinds,
    nameOf,
    bucket,
    stream: `KV_${bucket}`,
    filter: prefix + keys,
    entryOf: ({ subject, data, headers }) => {
      const named = nameOf(subject);
      if (!named) return undefined;
      // A deleted or purged key is a message without a value.
      if (headers?.has('KV-Operation') === true) return { ...named, value: null };
      const entry = { ...named, value: valueOf(data) };
      // What has moved elsewhere is gone from here.
      return concerns(area, entry) ? entry : { ...named, value: null };
    },
  };
};

/** The buckets in the order they are read: who and what there is, before those who speak of it. */
export const bucketsFor = (area: string): readonly BucketView[] => [
  viewOf(area, BUCKETS.org.name, '>', ORG_KINDS),
  viewOf(area, BUCKETS.roster.name, '>', ['member']),
  viewOf(area, BUCKETS.people.name, peopleUnder(area), ['person']),
];
