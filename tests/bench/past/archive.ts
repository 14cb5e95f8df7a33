import { join } from 'node:path';
import type { ArchiveCursor, ArchiveQuery } from '../../../preload/contract';
import { openDriver } from '../../../main/store/driver';
import { fullFolder, openCache, TOWNSHIP, type Fullness } from '../full-folder';
import { percentile } from '../measure';

const LIMIT = 100;
/** Pages from the latest on; what they hold has not been read before. */
const PAGES = 150;

const timed = <T>(work: () => T): { readonly ms: number; readonly value: T } => {
  const started = performance.now();
  const value = work();
  return { ms: performance.now() - started, value };
};

/** Pages of the archive of a folder, one after the other and narrowed, beside a bare query for as many keys. */
export const archiveIn = async (electron: string, fullness: Fullness) => {
  const folder = await fullFolder(electron, fullness);
  const copy = await fullFolder(electron, fullness);
  const { store, key } = await openCache(folder.path);
  const bare = openDriver(join(copy.path, 'griddesk.db'), key);
  const keys = bare.prepare(
    'SELECT key, ended_at FROM cases WHERE open = 0 AND ended_at < ? AND township = ? ORDER BY ended_at DESC LIMIT ?',
  );
  /** Milliseconds for each page of a walk; `beside`: of the bare query from the same place. */
  const walk = (query: ArchiveQuery, beside: (before: number) => void) => {
    const ours: number[] = [];
    const theirs: number[] = [];
    let after: ArchiveCursor | undefined;
    for (let page = 0; page < PAGES; page += 1) {
      const { ms, value } = timed(() => store.read.archive([{ area: TOWNSHIP }], query, LIMIT, after));
      ours.push(ms);
      const before = after?.endedAt ?? Number.MAX_SAFE_INTEGER;
      theirs.push(timed(() => beside(before)).ms);
      if (!value.next) break;
      after = value.next;
    }
    return { ours, theirs };
  };
  try {
    const kinds = {
      'as it is': walk({}, (before) => keys.all([before, TOWNSHIP, LIMIT])),
      'of those rejected': walk({ state: 'rejected' }, (before) => keys.all([before, TOWNSHIP, LIMIT])),
      'with two Chinese characters': walk({ text: '路灯' }, (before) => keys.all([before, TOWNSHIP, LIMIT])),
    };
    return Object.entries(kinds).flatMap(([kind, { ours, theirs }]) =>
      [0.5, 0.95].map((p) => ({
        what: `a page of ${LIMIT} of the archive of ${fullness.cases} cases, ${kind}, p${p * 100}`,
        value: percentile(ours, p),
        unit: 'ms',
        against: { what: 'a bare query, keys only', value: percentile(theirs, p) },
      })),
    );
  } finally {
    bare.close();
    store.close();
    folder.remove();
    copy.remove();
  }
};
