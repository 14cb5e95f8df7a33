import type { DirectoryEntry } from '../../../../preload/contract';
import type { PlatformLog } from '../../../ports';
import type { DemoData } from '../data';
import { turn } from '../turn';
import { entriesOf, generateWorld, WORLD_VERSION } from './index';

const ENTRIES_A_STEP = 400;

/** The township an entry belongs to; undefined: the frame that everybody needs. */
const townshipOfEntry = ({ kind, key, value }: DirectoryEntry): string | undefined => {
  if (kind === 'area') return value?.level === 'group' ? key.slice(0, 9) : undefined;
  if (kind === 'grid') return key.slice(0, 9);
  if (kind === 'person') return value?.gridCode.slice(0, 9);
  return value?.area?.slice(0, 9);
};

/** Whether the console of an area is told of an entry: the frame, and what belongs to its townships. */
const concerns = (entry: DirectoryEntry, area: string): boolean => {
  const township = townshipOfEntry(entry);
  return township === undefined || township.startsWith(area.slice(0, 9));
};

const stored = function* (log: PlatformLog): Generator<{ kind: string; key: string; value: string | null }> {
  for (let rev = 0; ;) {
    const page = log.directoryAfter(rev, ENTRIES_A_STEP);
    if (page.length === 0) return;
    yield* page;
    rev = page.at(-1)!.rev;
  }
};

/**
 * Puts the part of the district that an area needs into the platform's buckets, once for each seed and version of the
 * generator. Another area later adds its own part, with later revisions, so that a console which has the rest gets
 * just what is missing. What an older generator had made and this one does not is removed.
 */
export const foundWorld = async (log: PlatformLog, data: DemoData, area: string, seed: number, today: string): Promise<void> => {
  const fact = `world/${area.slice(0, 9)}`;
  const version = `${seed}:${WORLD_VERSION}`;
  if (log.get(fact) === version) return;
  const wanted = entriesOf(generateWorld(data, seed, today, area)).filter((entry) => concerns(entry, area));
  const id = (entry: { kind: string; key: string }) => `${entry.kind}/${entry.key}`;
  const known = new Map<string, string | null>();
  for (const entry of stored(log)) known.set(id(entry), entry.value);
  const wantedIds = new Set(wanted.map(id));
  const changes = wanted
    .map(({ kind, key, value }) => ({ kind: kind as string, key, value: JSON.stringify(value) as string | null }))
    // Somebody who was erased stays so.
    .filter((entry) => known.get(id(entry)) !== entry.value && !(entry.kind === 'person' && known.get(id(entry)) === null));
  // Entries of another seed or an older generator, in the part that is made anew.
  for (const [entry, value] of known) {
    const [kind, key] = entry.split('/') as [DirectoryEntry['kind'], string];
    if (value === null || wantedIds.has(entry)) continue;
    if (concerns({ kind, key, value: JSON.parse(value) } as DirectoryEntry, area)) changes.push({ kind, key, value: null });
  }
  for (let i = 0; i < changes.length; i += ENTRIES_A_STEP) {
    log.putDirectory(changes.slice(i, i + ENTRIES_A_STEP));
    await turn();
  }
  log.set(fact, version);
};
