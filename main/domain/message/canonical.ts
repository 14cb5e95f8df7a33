/**
 * Canonical JSON after RFC 8785: keys sorted, no space, numbers and strings as JSON has them; what JSON does not have
 * (undefined, functions) is left out of objects and is null elsewhere. Equal values give equal text, for digests.
 */
export const canonical = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  let fields = '';
  // Without a function of its own `sort` compares UTF-16 code units, which is what RFC 8785 asks for.
  for (const key of Object.keys(value).sort()) {
    const field: unknown = (value as Record<string, unknown>)[key];
    if (field === undefined || typeof field === 'function') continue;
    fields += `${fields === '' ? '' : ','}${JSON.stringify(key)}:${canonical(field)}`;
  }
  return `{${fields}}`;
};
