import { describe, expect, it } from 'vitest';
import { typedCoordinates } from '../../../renderer/features/case/intake/coordinates';
import { around, fromPixels, keepingInside, toPixels, zoomed } from '../../../renderer/features/case/intake/view';

describe('coordinates as somebody types them', () => {
  it.each([
    ['104.07, 25.6', 104.07, 25.6],
    ['25.6 104.07', 104.07, 25.6],
    ['104.07，25.6', 104.07, 25.6],
    [' 104.07123；25.60112 ', 104.07123, 25.60112],
    ['104.07°, 25.6°', 104.07, 25.6],
    ['经度:104.07 纬度:25.6', 104.07, 25.6],
    ['lat: 25.6, lon: 104.07', 104.07, 25.6],
  ])('%s', (text, lon, lat) => {
    expect(typedCoordinates(text)).toEqual({ lon, lat });
  });

  it.each(['座棚村', '530303101201', '3组12号', '104.07', '104.07,', '1000, 25', ''])('%s are none', (text) => {
    expect(typedCoordinates(text)).toBeUndefined();
  });
});

describe('the view of the small map', () => {
  const view = { lon: 104, lat: 25.6, scale: 0.3 };

  it('goes from places to pixels and back', () => {
    const place = fromPixels(view, [120, -40]);
    const [x, y] = toPixels(view, [place.lon, place.lat]);
    expect(x).toBeCloseTo(120, 6);
    expect(y).toBeCloseTo(-40, 6);
    // North is up.
    expect(place.lat).toBeGreaterThan(view.lat);
  });

  it('keeps the place under the pointer where it is when it zooms', () => {
    const at = [80, 50] as const;
    const before = fromPixels(view, at);
    const after = fromPixels(zoomed(view, 1.5, at), at);
    expect(after.lon).toBeCloseTo(before.lon, 5);
    expect(after.lat).toBeCloseTo(before.lat, 5);
  });

  it('holds all the points', () => {
    const points = [
      [104, 25.5],
      [104.2, 25.7],
      [104.1, 25.55],
    ] as const;
    const held = around(points, 400, 300)!;
    for (const point of points) {
      const [x, y] = toPixels(held, point);
      expect(Math.abs(x)).toBeLessThanOrEqual(200);
      expect(Math.abs(y)).toBeLessThanOrEqual(150);
    }
    expect(around([], 400, 300)).toBeUndefined();
  });

  it('follows a pin that leaves its inner part', () => {
    const inside = fromPixels(view, [10, 10]);
    expect(keepingInside(view, [inside.lon, inside.lat], 400, 300)).toBe(view);
    const outside = fromPixels(view, [190, 0]);
    expect(keepingInside(view, [outside.lon, outside.lat], 400, 300)).toMatchObject(outside);
  });
});
