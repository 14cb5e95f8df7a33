import { GRID_FIELDS, type GridColumns, type GridField } from '../../../preload/contract';
import type { ReadFeature } from './feature';

/** Names under which surveys keep a field, the surest first; without spaces, underscores and in lower case. */
const NAMES: Readonly<Record<GridField, readonly string[]>> = {
  code: [
    '网格代码',
    '网格编码',
    '网格编号',
    'gridcode',
    'gridid',
    'wgdm',
    'wgbm',
    'wgbh',
    '编码',
    '代码',
    '编号',
    'code',
    'bm',
    'dm',
    'id',
  ],
  name: ['网格名称', '网格名', 'gridname', 'wgmc', '名称', 'name', 'mc', 'label'],
  type: ['网格类型', 'gridtype', 'wglx', '类型', 'type', 'kind', 'lx'],
  households: ['户数', '住户数', '常住户数', 'households', 'hs'],
};

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s_-]/g, '')
    .toLowerCase();

export interface PropertyLook {
  readonly name: string;
  /** So many features have it. */
  readonly filled: number;
  /** What stands in the first that has it. */
  readonly sample: string;
}

const MOST_SHOWN = 60;
const MOST_SAMPLE = 60;

/** The properties of a file in the order in which they are met. */
export const propertiesIn = (features: readonly ReadFeature[]): PropertyLook[] => {
  const found = new Map<string, { filled: number; readonly sample: string }>();
  for (const { properties } of features)
    for (const [name, value] of properties) {
      const known = found.get(name);
      if (known) known.filled += 1;
      else if (found.size < MOST_SHOWN) found.set(name, { filled: 1, sample: String(value).slice(0, MOST_SAMPLE) });
    }
  return [...found].map(([name, { filled, sample }]) => ({ name, filled, sample }));
};

/** Which property is probably which field, by the usual names; no property is two of them. */
export const proposeColumns = (names: readonly string[]): Partial<GridColumns> => {
  const left = new Map(names.toReversed().map((name) => [plain(name), name]));
  const proposed: Partial<Record<GridField, string>> = {};
  for (const field of GRID_FIELDS) {
    const word = NAMES[field].find((one) => left.has(one));
    if (word === undefined) continue;
    proposed[field] = left.get(word)!;
    left.delete(word);
  }
  return proposed;
};
