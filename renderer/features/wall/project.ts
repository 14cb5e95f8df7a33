import type { Area, LonLat } from '../../../preload/contract';

/** An area as it is drawn: its outline as an SVG path, and where its name stands. */
export interface Shape {
  readonly code: string;
  readonly name: string;
  readonly path: string;
  readonly at: readonly [x: number, y: number];
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

/** A village committee is known by its place: 座棚村民委员会 and 座棚村 are 座棚. */
export const shortName = (name: string): string => name.replace(/(?<=..)(社区居民委员会|村民委员会|社区|街道|村|镇|乡)$/, '');

const ringsOf = (area: Area): readonly (readonly LonLat[])[] => area.geometry?.coordinates ?? [];

/**
 * Lays areas into a frame, north up, with a degree of longitude as long as it is in the middle of them. Areas without an
 * outline are left out.
 */
export const shapesOf = (areas: readonly Area[], { width, height, margin }: Frame): readonly Shape[] => {
  const drawn = areas.filter((area) => ringsOf(area).length > 0);
  const points = drawn.flatMap((area) => ringsOf(area).flat());
  if (points.length === 0) return [];
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b));
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b));
  const [west, east, south, north] = [least(lons), most(lons), least(lats), most(lats)];
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    (width - 2 * margin) / Math.max(1e-9, (east - west) * squeeze),
    (height - 2 * margin) / Math.max(1e-9, north - south),
  );
  const left = (width - (east - west) * squeeze * scale) / 2;
  const top = (height - (north - south) * scale) / 2;
  const place = ([lon, lat]: LonLat): readonly [number, number] => [left + (lon - west) * squeeze * scale, top + (north - lat) * scale];
  const text = (point: LonLat) =>
    place(point)
      .map((value) => value.toFixed(2))
      .join(' ');
  const middle = (area: Area): LonLat => {
    if (area.center) return area.center;
    const ring = ringsOf(area).flat();
    return [ring.reduce((sum, [lon]) => sum + lon, 0) / ring.length, ring.reduce((sum, [, lat]) => sum + lat, 0) / ring.length];
  };
  return drawn.map((area) => ({
    code: area.code,
    name: shortName(area.name),
    path: ringsOf(area)
      .map((ring) => `M${ring.map(text).join('L')}Z`)
      .join(''),
    at: place(middle(area)),
  }));
};

/** Characters that a number takes up. */
const NUMBER = 2;

interface Label {
  readonly code: string;
  readonly at: readonly [x: number, y: number];
  /** Characters, a full-width one as one. */
  readonly length: number;
}

/** How much of a label there is room for: its name and its number, the number, or nothing. */
export type Room = 'all' | 'number';

/** Which labels can stand without touching; the first ones have the first say. A name without room leaves its number. */
export const roomFor = (labels: readonly Label[], size: number): ReadonlyMap<string, Room> => {
  const taken: { x: number; y: number; half: number; high: number }[] = [];
  const kept = new Map<string, Room>();
  const put = ({ code, at: [x, y] }: Label, length: number, high: number, room: Room): void => {
    const half = (length * size) / 2;
    if (
      kept.has(code) ||
      taken.some((other) => Math.abs(other.x - x) < other.half + half && Math.abs(other.y - y) < (other.high + high) / 2)
    )
      return;
    taken.push({ x, y, half, high });
    kept.set(code, room);
  };
  for (const label of labels) put(label, label.length, size * 2.3, 'all');
  for (const label of labels) put(label, NUMBER, size * 1.2, 'number');
  return kept;
};
