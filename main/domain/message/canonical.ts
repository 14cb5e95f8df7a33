/** Order of UTF-16 code units, as RFC 8785 (JSON Canonicalization Scheme) sorts keys. */
const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Canonical JSON after RFC 8785: keys sorted, no space, numbers and strings as JSON has them; what JSON does not have
 * (undefined, functions) is left out of objects and is null elsewhere. Equal values give equal text, for digests.
 */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined && typeof field !== 'function')
    .sort(([a], [b]) => byCodeUnits(a, b))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`);
  return `{${fields.join(',')}}`;
};
