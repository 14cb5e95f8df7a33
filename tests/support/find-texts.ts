import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** Every file below a folder. */
export const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/**
 * The bytes by which a text is told from others however it is kept: UTF-8, UTF-16 of both orders, escaped as JSON does it,
 * and base64 of the first, of which the middle is the same wherever in a longer text it stands.
 */
const needlesOf = (text: string): Buffer[] => {
  const utf8 = Buffer.from(text, 'utf8');
  const little = Buffer.from(text, 'utf16le');
  const escaped = [...text]
    .map((letter) => (letter > '\x7f' ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}` : letter))
    .join('');
  const shifted = [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), utf8])
      .toString('base64')
      .replace(/=+$/, '');
    // The first and the last letters hold bits of the neighbours.
    return whole.slice(shift === 0 ? 0 : shift + 1, utf8.length % 3 === 0 && shift === 0 ? undefined : -1);
  });
  return [utf8, little, Buffer.from(little).swap16(), Buffer.from(escaped), ...shifted.map((one) => Buffer.from(one, 'latin1'))];
};

const MOST = 64 * 1024 * 1024;
const OPTIONS = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST };
/** What begins a compressed part, how far into it the data lies, and what opens it: gzip, zlib (PDF), zip (xlsx). */
const PACKED: readonly (readonly [
  magic: readonly number[],
  skip: (bytes: Buffer, at: number) => number,
  open: (bytes: Buffer) => Buffer,
])[] = [
  [[0x1f, 0x8b, 0x08], () => 0, (bytes) => gunzipSync(bytes, OPTIONS)],
  ...[0x01, 0x5e, 0x9c, 0xda].map((level) => [[0x78, level], () => 0, (bytes: Buffer) => inflateSync(bytes, OPTIONS)] as const),
  [
    [0x50, 0x4b, 0x03, 0x04],
    (bytes, at) => 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28),
    (bytes) => inflateRawSync(bytes, OPTIONS),
  ],
];

/** What is packed inside, unpacked; what only looks like it is passed over. */
const unpacked = (bytes: Buffer): Buffer[] =>
  PACKED.flatMap(([magic, skip, open]) => {
    const parts: Buffer[] = [];
    for (let at = bytes.indexOf(Buffer.from(magic)); at >= 0; at = bytes.indexOf(Buffer.from(magic), at + 1)) {
      try {
        parts.push(open(bytes.subarray(at + skip(bytes, at))));
      } catch {
        continue;
      }
    }
    return parts;
  });

/** Which of the texts stand in the bytes, in any of the encodings and also packed. */
export const textsIn = (bytes: Buffer, texts: readonly string[]): string[] => {
  const all = [bytes, ...unpacked(bytes)];
  return texts.filter((text) => needlesOf(text).some((needle) => all.some((part) => part.includes(needle))));
};

/** Each text found in a file below the folder, with the file. */
export const textsUnder = (folder: string, texts: readonly string[]): string[] =>
  filesUnder(folder).flatMap((file) => textsIn(readFileSync(file), texts).map((text) => `${text} in ${file}`));
