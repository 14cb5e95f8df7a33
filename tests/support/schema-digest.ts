import { createHash } from 'node:crypto';

/**
 * A schema as plain data: kinds, types, entries and requirements, without the functions that carry them out and without
 * the wording of messages. Two schemas that accept the same shapes by the same rules give the same data.
 */
export const shapeOf = (value: unknown, above: readonly unknown[] = []): unknown => {
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (value instanceof RegExp) return { regex: value.source, flags: value.flags };
  if (typeof value === 'bigint') return { bigint: String(value) };
  if (typeof value === 'number' && !Number.isFinite(value)) return { number: String(value) };
  if (typeof value !== 'object' || value === null) return value;
  if (above.includes(value)) return { again: above.length - above.indexOf(value) };
  const inside = [...above, value];
  if (Array.isArray(value)) return value.map((item) => shapeOf(item, inside) ?? null);
  const entries = Object.entries(value)
    .filter(([key]) => !key.startsWith('~') && key !== 'message')
    .map(([key, item]) => [key, shapeOf(item, inside)] as const)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
};

/** SHA-256 over the shape, hex. */
export const digestOf = (schemas: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(shapeOf(schemas)))
    .digest('hex');
