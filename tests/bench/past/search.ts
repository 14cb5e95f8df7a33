import { join } from 'node:path';
import { openDriver } from '../../../main/store/driver';
import { PLACES, THINGS, TROUBLES } from '../../support/seed-history';
import { fullFolder, openCache, TOWNSHIP, type Fullness } from '../full-folder';
import { percentile } from '../measure';

const LIMIT = 100;

/** Pairs of characters as people type them: words of the seeded reports, and pairs across two words. */
const pairsToFind = (): string[] => {
  const pairsOf = (text: string) => Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
  const texts = [...THINGS.flatMap((thing) => TROUBLES.map((trouble) => thing + trouble)), ...PLACES];
  return [...new Set(texts.flatMap(pairsOf))].filter((pair) => /^\p{Script=Han}{2}$/u.test(pair));
};

const timed = (work: () => { readonly length: number }): { ms: number; found: number } => {
  const started = performance.now();
  const found = work().length;
  return { ms: performance.now() - started, found };
};

/** Two other ways to look for two characters, on a copy of the same file. */
const otherWays = (folder: string, key: Uint8Array) => {
  const driver = openDriver(join(folder, 'griddesk.db'), key);
  driver.exec(`
    CREATE VIRTUAL TABLE trigrams USING fts5 (text, tokenize = 'trigram');
    INSERT INTO trigrams (rowid, text) SELECT key, CAST(search_text AS TEXT) FROM cases;
  `);
  // Texts are stored as bytes, so what is looked for is bytes too.
  const like = driver.prepare('SELECT key FROM cases WHERE township = ? AND instr(search_text, ?) ORDER BY key DESC LIMIT ?');
  const trigram = driver.prepare(`SELECT rowid FROM trigrams WHERE text LIKE '%' || CAST(? AS TEXT) || '%' ORDER BY rowid DESC LIMIT ?`);
  return {
    like: (text: string) => like.all([TOWNSHIP, text, LIMIT]),
    trigram: (text: string) => trigram.all([text, LIMIT]),
    close: () => driver.close(),
  };
};

/** Two Chinese characters looked for in all cases of a folder, beside a scan and beside trigrams; aims in ms. */
export const searchIn = async (electron: string, fullness: Fullness, aims: { readonly p50: number; readonly p95: number }) => {
  const folder = await fullFolder(electron, fullness);
  const copy = await fullFolder(electron, fullness);
  const { store, key } = await openCache(folder.path);
  const others = otherWays(copy.path, key);
  try {
    const first: number[] = [];
    const again: number[] = [];
    const like: number[] = [];
    const trigram: number[] = [];
    for (const pair of pairsToFind()) {
      const search = () => store.read.search(pair, { area: TOWNSHIP }, LIMIT);
      const ours = timed(search);
      const scanned = timed(() => others.like(pair));
      if (ours.found !== scanned.found) throw new Error(`${pair}: ${ours.found} found, a scan finds ${scanned.found}`);
      first.push(ours.ms);
      again.push(timed(search).ms);
      like.push(scanned.ms);
      trigram.push(timed(() => others.trigram(pair)).ms);
    }
    const what = `two Chinese characters in ${fullness.cases} cases, the latest ${LIMIT}, ${first.length} words`;
    const row = (how: string, samples: readonly number[], beside: string, others: readonly number[], p: number) => ({
      what: `${what}, ${how}, p${p * 100}`,
      value: percentile(samples, p),
      unit: 'ms',
      against: { what: beside, value: percentile(others, p) },
    });
    const [scan, grams] = ['a scan of the texts, keys only', 'trigrams, keys only'];
    return [
      { ...row('found and in memory', again, scan, like, 0.5), aim: { atMost: aims.p50 } },
      { ...row('found and in memory', again, scan, like, 0.95), aim: { atMost: aims.p95 } },
      row('found and in memory', again, scan, like, 0.99),
      { ...row('found and read from the file', first, grams, trigram, 0.5), aim: { atMost: aims.p50 } },
      { ...row('found and read from the file', first, grams, trigram, 0.95), aim: { atMost: aims.p95 } },
    ];
  } finally {
    others.close();
    store.close();
    folder.remove();
    copy.remove();
  }
};
