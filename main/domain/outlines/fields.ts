import { gridTypes, GRID_TYPES, type FeatureProblem, type Grid, type GridColumns, type GridField } from '../../../preload/contract';
import { areaUnder } from '../area';
import type { PropertyValue } from './feature';
import type { KnownGrids } from './known';

/** A name is as long at most; characters. */
export const MAX_NAME = 60;
/** The village's twelve digits, then what a key of a bucket may be made of (NATS), within its 64 characters. */
const CODE = /^\d{12}[A-Za-z0-9_-]{1,52}$/;
export const VILLAGE_DIGITS = 12;

const TYPE_BY_WORD = new Map(
  GRID_TYPES.flatMap((type) =>
    [type, gridTypes[type].zh, gridTypes[type].zh.replace(/型$/, ''), gridTypes[type].en.toLowerCase()].map(
      (word) => [word, type] as const,
    ),
  ),
);

/** What the properties of a feature say of a grid; where nobody chose one, what is known stays. What is wrong is put down. */
export class FieldReader {
  readonly problems: FeatureProblem[] = [];
  constructor(
    readonly properties: ReadonlyMap<string, PropertyValue>,
    readonly columns: GridColumns,
    readonly before: Grid | undefined,
  ) {}

  add(problem: FeatureProblem): undefined {
    this.problems.push(problem);
    return undefined;
  }

  /** What stands there; where nobody chose a property, nothing is asked. */
  #text(field: GridField): string | undefined {
    const column = this.columns[field];
    return column === undefined ? undefined : String(this.properties.get(column) ?? '');
  }

  name(): string {
    const text = this.#text('name') ?? this.before?.name ?? '';
    if (text === '') this.add({ reason: 'missing', field: 'name' });
    else if (text.length > MAX_NAME) this.add({ reason: 'too-long', field: 'name' });
    return text;
  }

  type(): Grid['type'] | undefined {
    const text = this.#text('type') ?? this.before?.type ?? '';
    if (text === '') return this.add({ reason: 'missing', field: 'type' });
    return TYPE_BY_WORD.get(text.toLowerCase()) ?? this.add({ reason: 'unknown-type', field: 'type', value: text.slice(0, MAX_NAME) });
  }

  households(): number {
    const text = this.#text('households') ?? '';
    if (text === '') return this.before?.households ?? 0;
    if (!/^\d{1,6}$/.test(text)) this.add({ reason: 'bad-households', field: 'households', value: text.slice(0, MAX_NAME) });
    return Number(text);
  }
}

/** What is wrong with a code, if anything is. @param given the property as it stands in the file */
export const checkCode = (
  code: string,
  given: PropertyValue | undefined,
  { seatArea, areas, grids }: KnownGrids,
): FeatureProblem | undefined => {
  const value = code.slice(0, 64);
  if (code === '') return { reason: 'missing', field: 'code' };
  if (typeof given === 'number' && !Number.isSafeInteger(given)) return { reason: 'rounded-code', field: 'code', value };
  if (grids.has(code)) return undefined;
  if (!CODE.test(code)) return { reason: 'bad-code', field: 'code', value };
  const village = code.slice(0, VILLAGE_DIGITS);
  if (!areaUnder(village, seatArea)) return { reason: 'elsewhere', field: 'code', value };
  return areas.has(village) ? undefined : { reason: 'unknown-code', field: 'code', value: village };
};
