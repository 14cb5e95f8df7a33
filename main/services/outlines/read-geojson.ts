import { Tokenizer, TokenParser, TokenType } from '@streamparser/json';
import { TextDecoder } from 'node:util';
import * as v from 'valibot';
import { createPace } from './slices';

/** A city's 21,544 grids of two hundred corners are some 100 megabytes; bytes. */
export const MAX_GEOJSON_BYTES = 256 * 1024 * 1024;
export const MAX_FEATURES = 60_000;
/** GeoJSON nests a dozen deep; a file that goes on opening brackets is none. */
const MAX_DEPTH = 64;
/** Read at one time, characters: a whole piece of a file holds others up for a dozen milliseconds, and for many more while the code is new. */
const AT_ONCE = 8192;
/** Of one feature: a line of 100,000 corners has fewer. */
const MAX_TOKENS = 1_000_000;

const OPENS = new Set([TokenType.LEFT_BRACE, TokenType.LEFT_BRACKET]);
const CLOSES = new Set([TokenType.RIGHT_BRACE, TokenType.RIGHT_BRACKET]);

/** What older files say of their system (GeoJSON 2008); RFC 7946 has done away with it. */
const Crs = v.object({ properties: v.object({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)) }) });

export type Unreadable = 'not-geojson' | 'too-large' | 'too-many' | 'empty';
/** Pieces of a file, from its beginning each time it is asked for. */
export type OpenFile = () => AsyncIterable<Uint8Array>;

class Refused extends Error {
  constructor(readonly why: Unreadable) {
    super(why);
  }
}

/** Text of another encoding than UTF-8; what an office saves otherwise is GB 18030. */
class NotUtf8 extends Error {}

const textOf = (decoder: TextDecoder, piece?: Uint8Array): string => {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
  } catch {
    throw new NotUtf8();
  }
};

const readAs = async (open: OpenFile, encoding: string, each: (value: unknown) => void, go: () => boolean): Promise<string | undefined> => {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const tokenizer = new Tokenizer();
  const parser = new TokenParser({ paths: ['$.type', '$.crs', '$.features.*'], keepStack: false });
  const pace = createPace();
  let [depth, tokens, bytes, features] = [0, 0, 0, 0];
  let [type, says]: [unknown, string | undefined] = [undefined, undefined];
  tokenizer.onToken = (token) => {
    if (OPENS.has(token.token)) depth += 1;
    else if (CLOSES.has(token.token)) depth -= 1;
    tokens += 1;
    if (depth > MAX_DEPTH) throw new Refused('not-geojson');
    if (tokens > MAX_TOKENS) throw new Refused('too-many');
    parser.write(token);
  };
  parser.onValue = ({ value, key, stack }) => {
    if (stack.length === 1) {
      const crs = v.safeParse(Crs, value);
      if (key === 'type') type = value;
      else if (crs.success) says = crs.output.properties.name;
      return;
    }
    tokens = 0;
    features += 1;
    if (features > MAX_FEATURES) throw new Refused('too-many');
    each(value);
  };
  for await (const piece of open()) {
    bytes += piece.length;
    if (bytes > MAX_GEOJSON_BYTES) throw new Refused('too-large');
    const text = textOf(decoder, piece);
    for (let at = 0; at < text.length; at += AT_ONCE) {
      tokenizer.write(text.slice(at, at + AT_ONCE));
      await pace();
      if (!go()) return undefined;
    }
  }
  tokenizer.write(textOf(decoder));
  if (!parser.isEnded) parser.end();
  if (type !== 'FeatureCollection') throw new Refused('not-geojson');
  if (features === 0) throw new Refused('empty');
  return says;
};

export type GeoJsonRead =
  { readonly kind: 'read'; readonly says: string | undefined } | { readonly kind: 'unreadable'; readonly why: Unreadable };

/**
 * Reads the features of a GeoJSON FeatureCollection (RFC 7946) one by one, in slices, without ever holding the whole file. A
 * file that is no UTF-8 is read again as GB 18030. Never rejects for what is in the file.
 * @param begin told that the features come from the first one on
 * @param go asked now and then; false: nobody waits for it any more, and what comes back is worth nothing
 */
export const readGeoJson = async (open: OpenFile, begin: () => (value: unknown) => void, go: () => boolean): Promise<GeoJsonRead> => {
  const attempt = async (encoding: string): Promise<GeoJsonRead> => ({ kind: 'read', says: await readAs(open, encoding, begin(), go) });
  const refused = (error: unknown): GeoJsonRead => ({ kind: 'unreadable', why: error instanceof Refused ? error.why : 'not-geojson' });
  try {
    return await attempt('utf-8');
  } catch (error) {
    if (!(error instanceof NotUtf8)) return refused(error);
  }
  return attempt('gb18030').catch(refused);
};
