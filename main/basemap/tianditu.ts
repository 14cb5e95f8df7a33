import type { BaseLine } from '../../preload/contract';
import { judgeRefusal, judgeText, LARGEST_TILE, pauseAfter, pictureType, tiandituUrl, type TiandituLayer, type TileAt } from '../domain';
import type { KeptTile, TileCache } from '../ports';
import { readLimited } from './read-limited';
import { createSlots } from './slots';

/** As many as a browser would; while it is not known whether the key is taken, one. */
const AT_ONCE = 6;

export interface TiandituParts {
  readonly fetch: (url: string, init: { readonly signal: AbortSignal }) => Promise<Response>;
  /** An origin, `{s}` in it where there are several. */
  readonly server: string;
  /** undefined: there is none, and nothing is asked. */
  readonly key: () => string | undefined;
  /** undefined: the data is not open; nothing is kept. */
  readonly cache: () => TileCache | undefined;
  readonly now: () => number;
  readonly timeoutMs: number;
  /** The line is another than before. */
  readonly changed: (line: BaseLine) => void;
}

export interface Tianditu {
  /** A kept tile, or one that is fetched and kept. undefined: not to be had now. Never rejects. */
  tile(layer: TiandituLayer, at: TileAt): Promise<KeptTile | undefined>;
  line(): BaseLine;
  /** Forgets what the server said: the next question goes out. */
  again(): void;
}

type Fetched = { readonly line: BaseLine; readonly tile?: KeptTile };

/**
 * Fetches tiles of Tianditu with the customer's key. What was seen is not fetched again. A key that is refused is not
 * tried again until somebody says so; a line that is down is tried less and less often, with one question.
 */
export const createTianditu = ({ fetch, server, key, cache, now, timeoutMs, changed }: TiandituParts): Tianditu => {
  let line: BaseLine = 'unasked';
  let failures = 0;
  /** No question before this; Infinity: none at all. */
  let notBefore = 0;
  /** Goes up with every new beginning: an answer to what was asked before says nothing of now. */
  let epoch = 0;
  const asked = new Map<string, Promise<KeptTile | undefined>>();
  const slot = createSlots(() => (line === 'ok' ? AT_ONCE : 1));

  const note = (next: BaseLine): void => {
    failures = next === 'ok' ? 0 : failures + 1;
    const pause = next === 'ok' ? 0 : pauseAfter(next, failures);
    notBefore = pause === undefined ? Infinity : now() + pause;
    if (next === line) return;
    line = next;
    changed(line);
  };

  const take = async (response: Response): Promise<Fetched> => {
    if (!response.ok) {
      await response.body?.cancel();
      return { line: judgeRefusal(response.status) };
    }
    const bytes = await readLimited(response, LARGEST_TILE);
    if (!bytes) return { line: 'odd' };
    const type = pictureType(bytes);
    if (type) return { line: 'ok', tile: { type, bytes } };
    return { line: judgeText(new TextDecoder().decode(bytes.subarray(0, 2000))) };
  };

  const ask = async (url: string): Promise<Fetched> => {
    try {
      return await take(await fetch(url, { signal: AbortSignal.timeout(timeoutMs) }));
    } catch {
      // The message of such an error may carry the address, and the address the key.
      return { line: 'unreachable' };
    }
  };

  const fetchTile = async (layer: TiandituLayer, at: TileAt): Promise<KeptTile | undefined> => {
    const secret = now() < notBefore ? undefined : key();
    const url = secret === undefined ? undefined : tiandituUrl(server, layer, at, secret);
    if (url === undefined) return undefined;
    const began = epoch;
    const fetched = await ask(url);
    if (began === epoch) note(fetched.line);
    if (fetched.tile) cache()?.put({ layer, ...at }, fetched.tile);
    return fetched.tile;
  };

  return {
    line: () => line,
    again: () => {
      epoch += 1;
      failures = 0;
      notBefore = 0;
      line = 'unasked';
      changed(line);
    },
    tile: async (layer, at) => {
      const kept = cache()?.get({ layer, ...at });
      if (kept || key() === undefined || now() < notBefore) return kept;
      const name = `${epoch}/${layer}/${at.z}/${at.x}/${at.y}`;
      let fetching = asked.get(name);
      if (!fetching) {
        fetching = slot(() => fetchTile(layer, at)).finally(() => asked.delete(name));
        asked.set(name, fetching);
      }
      return fetching;
    },
  };
};
