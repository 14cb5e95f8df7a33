import { cleanText } from '../message/clean';
import { maskAddress, maskIdNumber, maskName, maskPhone } from './mask';

/** Fields that hold personal data wherever they stand, also in events and fields this version does not know. */
const MASKS: Readonly<Record<string, (text: string) => string>> = {
  name: maskName,
  phone: maskPhone,
  tel: maskPhone,
  mobile: maskPhone,
  idNumber: maskIdNumber,
  idCard: maskIdNumber,
  homeAddress: maskAddress,
};

/** A copy that can be shown: personal fields masked, all text cleaned. `parseEnvelope` bounds the depth. */
export const maskData = (value: unknown, key = ''): unknown => {
  if (typeof value === 'string') return cleanText(Object.hasOwn(MASKS, key) ? MASKS[key]!(value) : value);
  if (Array.isArray(value)) return value.map((item) => maskData(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, maskData(field, name)]));
};
