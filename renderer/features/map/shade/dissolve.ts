import type { LonLat } from '../../../../preload/contract';

type Ring = readonly LonLat[];

/** Twice the area with its sign: positive where the ring runs against the clock. */
export const twiceArea = (ring: Ring): number =>
  ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);

const keyOf = ([x, y]: LonLat): string => `${x} ${y}`;

/**
 * The outline of areas that lie side by side, from their outer rings: an edge that two of them share is none of the whole.
 * Rings of exclaves stand beside the others, and holes run the other way round, as a pen's nonzero rule wants them. Where
 * neighbours do not share their corners, the seam stays in, and what is filled is the same.
 * @param rings closed, degrees
 * @returns closed rings
 */
export const dissolve = (rings: readonly Ring[]): readonly Ring[] => {
  /** Edges by where they begin, each with its end. Of an edge and its way back neither is kept. */
  const from = new Map<string, { readonly at: LonLat; readonly to: LonLat[] }>();
  const add = (at: LonLat, to: LonLat): void => {
    const back = from.get(keyOf(to))?.to;
    const way = back?.findIndex((end) => keyOf(end) === keyOf(at)) ?? -1;
    if (way >= 0) return void back!.splice(way, 1);
    const known = from.get(keyOf(at));
    if (known) known.to.push(to);
    else from.set(keyOf(at), { at, to: [to] });
  };
  for (const ring of rings) {
    const turned = twiceArea(ring) < 0 ? ring.toReversed() : ring;
    for (let i = 1; i < turned.length; i += 1) if (keyOf(turned[i - 1]!) !== keyOf(turned[i]!)) add(turned[i - 1]!, turned[i]!);
  }
  const found: Ring[] = [];
  // As many edges lead to each corner as lead away from it, so every walk comes back to where it began.
  for (const { at, to } of from.values()) {
    while (to.length > 0) {
      const ring: LonLat[] = [at];
      for (let next = to.pop(); next; next = from.get(keyOf(next))?.to.pop()) {
        ring.push(next);
        if (keyOf(next) === keyOf(at)) break;
      }
      found.push(ring);
    }
  }
  return found;
};
