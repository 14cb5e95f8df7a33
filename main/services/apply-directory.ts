import * as v from 'valibot';
import { directorySchemas, type DirectoryEntry } from '../../preload/contract';
import type { RawDirectoryEntry, StoreWrites } from '../ports';
import { refoldCare } from './care-project';
import type { Context } from './context';
import { quarantined } from './quarantine';
import { renamed, touchCases } from './renamed-places';

type ReadEntry = { readonly ok: true; readonly entry: DirectoryEntry } | { readonly ok: false; readonly reason: string };

/** Which field of a value is its key; a person's key begins with the township. */
const idOf = (kind: DirectoryEntry['kind'], value: Readonly<Record<string, unknown>>): unknown =>
  kind === 'area' ? value['code'] : kind === 'grid' ? value['gridCode'] : value['id'];

const subjectOf = ({ kind, key }: Pick<RawDirectoryEntry, 'kind' | 'key'>): string => `${kind}.${key}`;

const readEntry = (raw: RawDirectoryEntry): ReadEntry => {
  const { kind, key } = raw;
  if (raw.value === null) return { ok: true, entry: { kind, key, value: null } };
  const parsed = v.safeParse(directorySchemas[kind] as v.GenericSchema<unknown, Record<string, unknown>>, raw.value);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    return { ok: false, reason: `${v.getDotPath(issue) ?? 'value'}: expected ${issue.expected ?? issue.type}` };
  }
  const id = idOf(kind, parsed.output);
  if (typeof id !== 'string' || !(key === id || key.endsWith(`.${id}`))) return { ok: false, reason: 'key: not the one in the value' };
  return { ok: true, entry: { kind, key, value: parsed.output } as DirectoryEntry };
};

/**
 * Stores entries; what does not fit its schema is set aside. Part of the caller's transaction.
 * @param at how far the bucket has been read with them; absent: no further than before
 * @returns how many fitted, and the cases whose rows read differently now
 */
export const applyEntries = (
  context: Context,
  tx: StoreWrites,
  batch: readonly RawDirectoryEntry[],
  at: { readonly rev: number; readonly bucket: string | undefined } = { rev: tx.platformDirectoryRev(), bucket: undefined },
): { readonly entries: number; readonly caseIds: readonly string[] } => {
  const entries: DirectoryEntry[] = [];
  for (const raw of batch) {
    const read = readEntry(raw);
    const subject = subjectOf(raw);
    if (read.ok) {
      entries.push(read.entry);
      // Whatever was set aside of this key is no longer what it says.
      tx.dropQuarantineOf(subject);
    } else tx.addQuarantine(quarantined(context, { seq: 0, subject, body: JSON.stringify(raw.value) ?? '' }, read.reason));
  }
  const changes = renamed(context.names, entries);
  tx.putDirectory(entries, at.rev, at.bucket);
  // What was known to happen to somebody counts on the record as it is now.
  for (const { kind, value } of entries) if (kind === 'person' && value) refoldCare(context, tx, value.id);
  context.names.forget();
  return { entries: entries.length, caseIds: touchCases(context, tx, changes) };
};

/** What is written in one go: five hundred plain entries, or some fifty grids with the outlines of a survey. */
const MOST_WEIGHT = 500;
/** So many corners of an outline take as long as a plain entry does. */
const CORNERS = 10;

/** What an entry costs to parse and to store, beside a plain one; told from a value that nobody has looked at yet. */
const weightOf = ({ value }: RawDirectoryEntry): number => {
  const geometry = (value as { geometry?: { coordinates?: unknown } } | null)?.geometry;
  const rings: readonly unknown[] = Array.isArray(geometry?.coordinates) ? geometry.coordinates : [];
  return 1 + rings.reduce<number>((sum, ring) => sum + (Array.isArray(ring) ? ring.length : 0), 0) / CORNERS;
};

/** A batch in parts each of which is written fast enough for nobody to wait; one that is light stays whole. */
export const partsOf = (batch: readonly RawDirectoryEntry[]): readonly (readonly RawDirectoryEntry[])[] => {
  const parts: RawDirectoryEntry[][] = [[]];
  let weight = 0;
  for (const entry of batch) {
    const more = weightOf(entry);
    if (weight + more > MOST_WEIGHT && parts.at(-1)!.length > 0) {
      parts.push([]);
      weight = 0;
    }
    parts.at(-1)!.push(entry);
    weight += more;
  }
  return parts;
};

/**
 * Stores entries of the directory; what does not fit its schema goes to the quarantine and the rest is kept. Returns
 * the cases whose rows read differently now. Throws StorageError, and then nothing is stored.
 * @param at how far the bucket has been read with them; absent: no further than before, for a part of what was read
 */
export const applyDirectory = (
  context: Context,
  batch: readonly RawDirectoryEntry[],
  at?: { readonly rev: number; readonly bucket: string | undefined },
): readonly string[] => {
  try {
    return context.store.write((tx) => applyEntries(context, tx, batch, at)).caseIds;
  } finally {
    // Whatever was looked up inside a transaction that failed is not to be believed.
    context.names.forget();
  }
};

/**
 * Removes what is kept of these kinds and no longer there: the mark that a key was deleted does not stay in its bucket for
 * ever, and a console that was away meanwhile never hears of it. Returns the cases whose rows read differently now;
 * undefined: nothing was missing.
 * Throws StorageError, and then nothing is removed.
 */
export const removeMissing = (
  context: Context,
  kinds: readonly RawDirectoryEntry['kind'][],
  present: readonly Pick<RawDirectoryEntry, 'kind' | 'key'>[],
): readonly string[] | undefined => {
  const there = new Set(present.map(subjectOf));
  const { read } = context.store;
  const gone = kinds.flatMap((kind) => read.directoryKeys(kind).map((key) => ({ kind, key, value: null })));
  const missing = gone.filter((entry) => !there.has(subjectOf(entry)));
  if (missing.length === 0) return undefined;
  try {
    return context.store.write((tx) => applyEntries(context, tx, missing)).caseIds;
  } finally {
    context.names.forget();
  }
};
