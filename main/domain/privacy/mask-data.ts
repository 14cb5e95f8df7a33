import { cleanText } from '../message/clean';
import { maskAddress, maskIdNumber, maskName, maskPhone } from './mask';

/**
 * Fields that hold personal data wherever they stand, also in events and fields this version does not know, and also
 * where the name says whose (`guardianPhone`, `contact_tel`). Names of places and offices end in `Name` too, so a
 * person's name is known by whose it is.
 */
const MASKS: readonly (readonly [field: RegExp, mask: (text: string) => string])[] = [
  [/^(name|(person|reporter|caller|contact|guardian|resident|patient|member|real|full)_?name)$/i, maskName],
  [/(^tel|_tel|[a-z]Tel|[pP]hone|[mM]obile)(_?([nN]o|[nN]umber))?$/, maskPhone],
  [/(^id|_id|[a-z]Id|[iI]dentity)_?([nN]umber|[cC]ard|[nN]o)$/, maskIdNumber],
  [/home_?address$/i, maskAddress],
];

const maskOf = (key: string): ((text: string) => string) | undefined => MASKS.find(([field]) => field.test(key))?.[1];

/** A copy that can be shown: personal fields masked, all text cleaned. `parseEnvelope` bounds the depth. */
export const maskData = (value: unknown, key = ''): unknown => {
  const mask = maskOf(key);
  if (typeof value === 'string') return cleanText(mask ? mask(value) : value);
  // A phone number may be written as a number.
  if (typeof value === 'number') return mask ? mask(String(value)) : value;
  if (Array.isArray(value)) return value.map((item) => maskData(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, maskData(field, name)]));
};
