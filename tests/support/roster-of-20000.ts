import type { RawDirectoryEntry } from '../../main/ports';
import { cells, row } from './roster-file';
import { TOWNSHIP } from './wire';

const VILLAGES = Array.from({ length: 40 }, (_, at) => `${TOWNSHIP}${300 + at}`);
/** In turn what can be wrong with a row. */
const FAULTS = [{ phone: '123' }, { role: '站长' }, { areaCode: `${TOWNSHIP}999` }, { name: '' }, { grids: '没有这个网格' }] as const;
/** One of so many is bad. */
const ONE_BAD_OF = 40;

export const ROWS = 20_000;
export const BAD = ROWS / ONE_BAD_OF;
export const isBad = (at: number): boolean => at % ONE_BAD_OF === 7;

/** The villages that the rows speak of. */
export const villagesOfRows = (): RawDirectoryEntry[] =>
  VILLAGES.map((code) => ({ kind: 'area', key: code, value: { code, name: `村${code}`, level: 'village', parent: TOWNSHIP } }));

/** A roster's rows, each bad one wrong in one way. */
export const rowsOfRoster = (): string[][] =>
  Array.from({ length: ROWS }, (_, at) =>
    cells(
      row({
        id: `gm-${at}`,
        name: `成员${at}`,
        phone: `1${String(at).padStart(10, '0')}`,
        areaCode: VILLAGES[at % VILLAGES.length]!,
        ...(isBad(at) ? FAULTS[Math.floor(at / ONE_BAD_OF) % FAULTS.length] : {}),
      }),
    ),
  );
