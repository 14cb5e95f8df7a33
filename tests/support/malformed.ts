import type { Draw } from './draw';

/** Texts that have broken programs before. */
const TEXTS = [
  '',
  ' ',
  '\u0000',
  '\u202E倒',
  '\uD800',
  'A'.repeat(70_000),
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '%2e%2e%2f',
  "'; DROP TABLE cases; --",
  '<img src=x onerror=alert(1)>',
  '{{constructor.constructor("return process")()}}',
  '-1',
  '1e309',
  'NaN',
  '2026-02-31T25:61:61.000+99:99',
  '01900000-0000-7000-8000-000000000001',
  '530303101',
] as const;
const NUMBERS = [0, -0, -1, 1, 0.5, NaN, Infinity, -Infinity, 2 ** 53, -(2 ** 53), 1e308, 2 ** 31, 4_294_967_296] as const;

/** A value of any shape, `deep` levels at most. */
export const anything = (draw: Draw, deep = 3): unknown => {
  const kind = draw.below(deep > 0 ? 12 : 8);
  if (kind < 3) return draw.one(TEXTS);
  if (kind < 5) return draw.one(NUMBERS);
  if (kind === 5) return draw.below(2) === 0;
  if (kind === 6) return null;
  if (kind === 7) return undefined;
  if (kind < 10) return Array.from({ length: draw.below(6) }, () => anything(draw, deep - 1));
  return Object.fromEntries(
    Array.from({ length: draw.below(6) }, () => [draw.one([...TEXTS.slice(0, 12), 'id', 'caseId', 'data', 'v']), anything(draw, deep - 1)]),
  );
};

/** The value with one thing somewhere in it changed, taken away, doubled or added: closer to the truth than chance alone. */
export const mutated = (draw: Draw, value: unknown): unknown => {
  if (Array.isArray(value)) {
    const copy = [...(value as unknown[])];
    const at = draw.below(copy.length + 1);
    if (at === copy.length || draw.below(4) === 0) copy.splice(at, draw.below(2), anything(draw, 2));
    else copy[at] = mutated(draw, copy[at]);
    return copy;
  }
  if (value instanceof Uint8Array) return draw.below(8) === 0 ? anything(draw, 2) : brokenBytes(draw, value);
  if (typeof value !== 'object' || value === null) return anything(draw, 2);
  const entries = Object.entries(value);
  const at = draw.below(entries.length + 1);
  if (at === entries.length) return { ...value, [draw.one(TEXTS)]: anything(draw, 2) };
  const [name, inner] = entries[at]!;
  if (draw.below(5) === 0) return Object.fromEntries(entries.filter((_, index) => index !== at));
  return { ...value, [name]: draw.below(2) === 0 ? anything(draw, 2) : mutated(draw, inner) };
};

/** Some of the bytes changed, cut off or repeated. */
export const brokenBytes = (draw: Draw, whole: Uint8Array): Uint8Array => {
  const bytes = Uint8Array.from(whole);
  for (let n = 0; n <= draw.below(4); n += 1) if (bytes.length > 0) bytes[draw.below(bytes.length)] = draw.below(256);
  const kind = draw.below(4);
  if (kind === 0) return bytes.slice(0, draw.below(bytes.length + 1));
  return kind === 1 ? Uint8Array.from([...bytes, ...bytes]) : bytes;
};

/** The same with the bytes of a text. */
export const brokenText = (draw: Draw, text: string): string => Buffer.from(brokenBytes(draw, Buffer.from(text))).toString('utf8');
