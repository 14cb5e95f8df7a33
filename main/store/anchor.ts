import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { appendFileSync, closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import * as v from 'valibot';
import { writeFileAtomically } from './atomic-file';
import { StoreOpenError } from './errors';
import { subKey } from './sub-key';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** How far the audit and the revisions had come, and, of a file that was closed in order, what the file was. */
const Anchored = v.strictObject({
  n: count,
  hash: v.string(),
  rev: count,
  file: v.optional(v.strictObject({ size: count, sha256: v.optional(v.string()) })),
});
export type Anchored = v.InferOutput<typeof Anchored>;
const Line = v.pipe(v.string(), v.parseJson(), v.strictObject({ anchor: Anchored, mac: v.string() }));
type Line = v.InferOutput<typeof Line>;

/** Larger files are not read whole at every start: it takes about 2 ms a MiB. Their rows have checksums all the same. */
const DIGESTED_UP_TO = 48 * 1024 * 1024;
const CHUNK = 1024 * 1024;
/** Lines before the last say nothing any more; the file is begun anew when it has grown to this. */
const BEGIN_ANEW = 256 * 1024;

export const anchorPath = (database: string): string => `${database}.anchor`;

const digestOf = (path: string): string => {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.alloc(CHUNK);
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) hash.update(chunk.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
};

/** The file as it is now. */
export const describeFile = (path: string): NonNullable<Anchored['file']> => {
  const { size } = statSync(path);
  return size > DIGESTED_UP_TO ? { size } : { size, sha256: digestOf(path) };
};

/**
 * A small file beside the cache that says how new the cache is, under a key only this console has. The cipher of the
 * cache tells neither a changed byte nor an old copy put back, and SQLite passes in silence over a log that ends early;
 * this tells. A line is added after each commit, so it is never ahead of an honest cache; it is not flushed, so after a
 * power cut it may lag behind, and its last line may be torn.
 */
export class Anchor {
  readonly #database: string;
  readonly #path: string;
  readonly #key: Buffer;
  #bytes = 0;
  /** What the file holds, if that is one flushed line: an opening that changes nothing says the same twice. */
  #only = '';

  constructor(database: string, key: Uint8Array) {
    this.#database = database;
    this.#path = anchorPath(database);
    this.#key = subKey(key, 'anchor');
  }

  /**
   * @returns undefined when there is none
   * @throws StoreOpenError 'damaged' when it was written by somebody without the key
   */
  read(): Anchored | undefined {
    if (!existsSync(this.#path)) return undefined;
    const lines = readFileSync(this.#path, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    for (const line of lines.toReversed()) {
      const parsed = v.safeParse(Line, line);
      if (parsed.success && this.#signed(parsed.output)) return parsed.output.anchor;
    }
    throw this.#damaged('the anchor does not fit its signature');
  }

  /** The only line, flushed. */
  write(anchor: Anchored): void {
    const line = this.#line(anchor);
    if (line === this.#only) return;
    writeFileAtomically(this.#path, line);
    this.#only = line;
    this.#bytes = line.length;
  }

  /** One more line. */
  add(anchor: Anchored): void {
    if (this.#bytes > BEGIN_ANEW) return this.write(anchor);
    const line = this.#line(anchor);
    this.#only = '';
    appendFileSync(this.#path, line, { mode: 0o600 });
    this.#bytes += line.length;
  }

  /**
   * A file that was closed in order is, byte for byte, what it was. Before it is opened.
   * @returns whether that is known, so that nothing else need be looked at
   * @throws StoreOpenError 'damaged'
   */
  checkFile(kept: Anchored | undefined): boolean {
    if (kept && !existsSync(this.#database)) throw this.#damaged('the file is gone');
    if (!kept?.file || existsSync(`${this.#database}-wal`)) return false;
    const size = statSync(this.#database, { throwIfNoEntry: false })?.size ?? 0;
    if (size !== kept.file.size) throw this.#damaged(`the file has ${size} bytes and had ${kept.file.size}`);
    if (kept.file.sha256 === undefined) return false;
    if (digestOf(this.#database) !== kept.file.sha256) throw this.#damaged('the file is not as it was when it was closed');
    return true;
  }

  /**
   * The cache has come at least as far as it had, and its audit along the same records.
   * @param found what the cache says; `hashOf`: digest of the audit's record `n`, undefined: there is no such record
   * @throws StoreOpenError 'damaged'
   */
  checkAge(
    kept: Anchored | undefined,
    found: { readonly everAnchored: boolean; readonly rev: number; readonly hashOf: (n: number) => string | undefined },
  ): void {
    if (!kept && found.everAnchored) throw this.#damaged('the anchor is missing');
    if (!kept) return;
    const older = found.rev < kept.rev || (kept.n > 0 && found.hashOf(kept.n) !== kept.hash);
    if (older) throw this.#damaged('this is an older copy, or another one: it does not reach as far as it had');
  }

  #line(anchor: Anchored): string {
    // The signature counts on the order that reading gives.
    const ordered = v.parse(Anchored, anchor);
    return `${JSON.stringify({ anchor: ordered, mac: this.#mac(ordered) })}\n`;
  }

  #mac(anchor: Anchored): string {
    return createHmac('sha256', this.#key).update(JSON.stringify(anchor)).digest('hex');
  }

  #signed({ anchor, mac }: Line): boolean {
    const [given, wanted] = [Buffer.from(mac, 'hex'), Buffer.from(this.#mac(anchor), 'hex')];
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }

  #damaged(why: string): StoreOpenError {
    return new StoreOpenError('damaged', this.#database, why);
  }
}
