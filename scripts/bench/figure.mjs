/**
 * One measured number. A bench file's default export takes `{ electron: string }` (the executable) and answers a list of
 * them.
 * @typedef {{
 *   what: string, value: number, unit: string,
 *   against?: { what: string, value: number },
 *   aim?: { ratio?: number, atMost?: number }
 * }} Figure against: measured in the same run, in the same unit; aim: value / against, or the value itself
 */

/** @param {Figure} figure @returns {string} one line */
export function describe({ what, value, unit, against, aim }) {
  const ratio = against && value / against.value;
  const parts = [`${what}: ${short(value)} ${unit}`];
  if (against) parts.push(`${against.what}: ${short(against.value)} ${unit}`, `ratio ${short(ratio)}`);
  if (aim?.ratio !== undefined) parts.push(verdict(ratio <= aim.ratio, `ratio ${aim.ratio}`));
  if (aim?.atMost !== undefined) parts.push(verdict(value <= aim.atMost, `${aim.atMost} ${unit}`));
  return parts.join(' | ');
}

const verdict = (reached, aim) => `aim ${aim}${reached ? '' : ' MISSED'}`;

function short(number) {
  if (number >= 100) return String(Math.round(number));
  return String(Number(number.toPrecision(3)));
}
