/**
 * One measured number. A bench file's default export takes `{ electron: string }` (the executable) and answers a list of
 * them; its `about` says what they are of.
 * @typedef {{
 *   what: string, value: number, unit: string,
 *   against?: { what: string, value: number },
 *   aim?: { ratio?: number, atMost?: number }
 * }} Figure against: measured in the same run, in the same unit; aim: value / against, or the value itself
 * @typedef {{ title: string, measures: string }} About a heading, and one sentence that says what is measured and how
 */

/** @param {Figure} figure @returns {string} one line */
export function describe(figure) {
  const { what, value, unit, against } = figure;
  const parts = [`${what}: ${short(value)} ${unit}`];
  if (against) parts.push(`${against.what}: ${short(against.value)} ${unit}`, `ratio ${short(ratioOf(figure))}`);
  for (const { by, limit, reached } of aimsOf(figure)) {
    parts.push(`aim ${by === 'ratio' ? `ratio ${limit}` : `${short(limit)} ${unit}`}${reached ? '' : ' MISSED'}`);
  }
  return parts.join(' | ');
}

/** @param {Figure} figure @returns {number | undefined} how many times what was measured beside it */
export const ratioOf = ({ value, against }) => against && value / against.value;

/** @param {Figure} figure @returns {{ by: 'ratio' | 'value', limit: number, reached: boolean }[]} */
export function aimsOf(figure) {
  const { ratio, atMost } = figure.aim ?? {};
  const aims = [];
  if (ratio !== undefined) aims.push({ by: 'ratio', limit: ratio, reached: ratioOf(figure) <= ratio });
  if (atMost !== undefined) aims.push({ by: 'value', limit: atMost, reached: figure.value <= atMost });
  return aims;
}

function short(number) {
  if (number >= 100) return String(Math.round(number));
  return String(Number(number.toPrecision(3)));
}
