import { crc32 } from 'node:zlib';
import { StorageError } from '../ports';

/**
 * JSON as it stands in a column, with a checksum beside it. The cipher does not notice a changed byte, and SQLite's
 * own check looks at the tree and not at the text; so damage in a text is found here, when it is read, and is never
 * shown as data. A checksum is enough: whoever can forge one has the key.
 */
export interface Sealed {
  readonly doc: string;
  readonly crc: number;
}

/** The same on its way into a column: UTF-8, made once for the checksum and the column. */
export interface SealedBytes {
  readonly doc: Uint8Array;
  readonly crc: number;
}

/** @param also further text of the row to be covered by the same checksum */
export const seal = (value: unknown, also = ''): SealedBytes => {
  const doc = Buffer.from(JSON.stringify(value));
  return { doc, crc: sumOf(doc, also) };
};

/** @throws StorageError 'damaged' */
export const unseal = <T>(row: { readonly doc: unknown; readonly crc: unknown }, what: string, also = ''): T => {
  if (typeof row.doc !== 'string' || sumOf(row.doc, also) !== row.crc)
    throw new StorageError('damaged', `${what} does not fit its checksum`);
  return JSON.parse(row.doc) as T;
};

const sumOf = (doc: string | Uint8Array, also: string): number => (also === '' ? crc32(doc) : crc32(also, crc32(doc)));
