import * as v from 'valibot';

/** Where a snapshot goes on: behind this open case, behind this ended one, behind this person. */
const Cursor = v.variant('part', [
  v.strictObject({ part: v.literal('open'), order: v.number(), id: v.string() }),
  v.strictObject({ part: v.literal('ended'), at: v.number(), id: v.string() }),
  v.strictObject({ part: v.literal('people'), id: v.string() }),
]);
export type Cursor = v.InferOutput<typeof Cursor>;

export const writeCursor = (cursor: Cursor): string => JSON.stringify(cursor);

/** Undefined: not one of ours. */
export const readCursor = (text: string): Cursor | undefined => {
  try {
    const parsed = v.safeParse(Cursor, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
};
