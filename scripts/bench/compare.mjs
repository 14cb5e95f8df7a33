/** Less than this between two runs is the machine's mood. */
const NOTABLE = 0.1;

/**
 * What moved between two runs, the largest change first. A figure with something measured beside it is held by its ratio,
 * which travels between machines and moments; one without by its value.
 * @param {readonly import('./figure.mjs').Figure[]} before
 * @param {readonly import('./figure.mjs').Figure[]} after
 * @returns {{ moved: Move[], same: number, gone: string[], added: string[] }}
 * @typedef {{ what: string, by: 'ratio' | 'value', unit: string, before: number, after: number, factor: number }} Move
 *   factor: after / before
 */
export function compare(before, after) {
  const known = new Map(before.map((figure) => [nameOf(figure), figure]));
  const now = new Set(after.map(nameOf));
  const moves = after.flatMap((figure) => {
    const earlier = known.get(nameOf(figure));
    return earlier ? [moveOf(earlier, figure)] : [];
  });
  const moved = moves.filter(({ factor }) => Math.abs(Math.log(factor)) > Math.log(1 + NOTABLE));
  return {
    moved: moved.toSorted((a, b) => Math.abs(Math.log(b.factor)) - Math.abs(Math.log(a.factor))),
    same: moves.length - moved.length,
    gone: [...known.keys()].filter((name) => !now.has(name)),
    added: [...now].filter((name) => !known.has(name)),
  };
}

/** @returns {string[]} lines for people */
export function told({ moved, same, gone, added }) {
  return [
    ...moved.map(({ what, by, unit, before, after, factor }) => {
      const named = by === 'ratio' ? 'ratio ' : '';
      return `${factor > 1 ? '+' : '−'}${Math.round(Math.abs(factor - 1) * 100)} %  ${what}: ${named}${short(before)} → ${short(after)}${by === 'ratio' ? '' : ` ${unit}`}`;
    }),
    `${moved.length} moved by more than ${NOTABLE * 100} %, ${same} did not`,
    ...(gone.length > 0 ? [`only in the first: ${gone.join('; ')}`] : []),
    ...(added.length > 0 ? [`only in the second: ${added.join('; ')}`] : []),
  ];
}

const nameOf = ({ file, what }) => `${file}: ${what}`;

function moveOf(earlier, figure) {
  const by = hasFloor(earlier) && hasFloor(figure) ? 'ratio' : 'value';
  const measure = by === 'ratio' ? ({ value, against }) => value / against.value : ({ value }) => value;
  const [before, after] = [measure(earlier), measure(figure)];
  return { what: nameOf(figure), by, unit: figure.unit, before, after, factor: before === after ? 1 : after / before };
}

/** Beside nothing at all there is no ratio. */
const hasFloor = ({ against }) => against !== undefined && against.value > 0;

const short = (number) => String(Number(number.toPrecision(3)));
