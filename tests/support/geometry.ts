type Position = readonly [lon: number, lat: number];

const metres = ([lon, lat]: Position, [lon0, lat0]: Position): Position => [(lon - lon0) * 100_250, (lat - lat0) * 110_770];

/** How far a place lies outside a ring, metres; 0: inside. Flat earth, good over some kilometres. */
export const metresOutside = (place: Position, ring: readonly Position[]): number => {
  let inside = false;
  let nearest = Infinity;
  for (let i = 1; i < ring.length; i += 1) {
    const [ax, ay] = metres(ring[i - 1]!, place);
    const [bx, by] = metres(ring[i]!, place);
    if (ay > 0 !== by > 0 && ax + ((bx - ax) * -ay) / (by - ay) > 0) inside = !inside;
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / length));
    nearest = Math.min(nearest, Math.hypot(ax + share * (bx - ax), ay + share * (by - ay)));
  }
  return inside ? 0 : nearest;
};
