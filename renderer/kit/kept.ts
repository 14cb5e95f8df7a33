const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/**
 * The same as `next`, made of what has not changed in `before`: what comes over the bridge is new at every reading, and
 * components that compare by identity would all be drawn again.
 *
 * @param before an earlier value of plain objects, arrays and scalars
 * @returns `before` itself where both are equal throughout
 */
export const kept = <T>(before: unknown, next: T): T => {
  if (Object.is(before, next)) return next;
  if (Array.isArray(before) && Array.isArray(next)) {
    const parts = next.map((part, i) => kept(before[i], part) as unknown);
    return (parts.length === before.length && parts.every((part, i) => Object.is(part, before[i])) ? before : parts) as T;
  }
  if (!isPlain(before) || !isPlain(next)) return next;
  const parts = Object.fromEntries(Object.entries(next).map(([key, part]) => [key, kept(before[key], part)]));
  const keys = Object.keys(parts);
  const same =
    keys.length === Object.keys(before).length && keys.every((key) => Object.hasOwn(before, key) && Object.is(parts[key], before[key]));
  return (same ? before : parts) as T;
};
