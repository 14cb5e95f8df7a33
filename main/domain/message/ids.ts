import { toTimestamp } from '../clock/local';

/**
 * UUID version 7 in lower case (RFC 9562, section 5.7): 48 bits of milliseconds, then 74 random ones.
 * `random` fills the array it is given and returns it.
 */
export const uuidv7 = (now: number, random: (bytes: Uint8Array) => Uint8Array): string => {
  const bytes = random(new Uint8Array(16));
  let rest = Math.max(0, Math.floor(now));
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

/** Crockford's digits: none that is mistaken for another on the phone. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Short number people say on the phone: month and day of the report in local time, and three characters made of the
 * id's random end, so that all consoles agree without asking. 案卷号
 */
export const caseNumber = (id: string, reportedAt: number): string => {
  const local = toTimestamp(reportedAt);
  const bits = Number.parseInt(id.slice(-4), 16) || 0;
  const serial = [10, 5, 0].map((shift) => DIGITS[(bits >> shift) & 31]).join('');
  return `${local.slice(5, 7)}${local.slice(8, 10)}-${serial}`;
};
