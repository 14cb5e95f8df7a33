import fc from 'fast-check';
import gcoord from 'gcoord';
import { describe, expect, it } from 'vitest';
import { cornerOf, cornersIn, readFeature, ringToWgs84, signedArea, type ReadFeature } from '../../../main/domain';
import { metresBetween } from '../../../main/domain/place';
import { featureOf, type Corners } from '../../support/grid-file';

/** Corners all around a middle, each in a direction of its own: such an outline crosses itself nowhere. */
const star = fc
  .record({
    lon: fc.double({ min: 75, max: 133, noNaN: true }),
    lat: fc.double({ min: 18, max: 52, noNaN: true }),
    radii: fc.array(fc.double({ min: 0.3, max: 1, noNaN: true }), { minLength: 5, maxLength: 80 }),
    turned: fc.boolean(),
  })
  .map(({ lon, lat, radii, turned }): Corners => {
    const corners = radii.map((radius, at): [number, number] => {
      const angle = (2 * Math.PI * at) / radii.length;
      return [lon + 0.002 * radius * Math.cos(angle), lat + 0.002 * radius * Math.sin(angle)];
    });
    const ring = turned ? corners.toReversed() : corners;
    return [...ring, ring[0]!];
  });

const read = (...rings: readonly Corners[]): ReadFeature => readFeature(featureOf({ code: 'x' }, ...rings), 1);

describe('an outline', () => {
  it('that crosses itself nowhere is taken whichever way it runs, and then runs counterclockwise', () => {
    fc.assert(
      fc.property(star, (ring) => {
        const { problems, outline } = read(ring);
        expect(problems).toEqual([]);
        const [outer] = outline!.rings;
        expect(signedArea(outer!)).toBeGreaterThan(0);
        expect(outline!.turned).toBe(signedArea(Float64Array.from(ring.flat())) < 0);
        const corners = Array.from({ length: cornersIn(outer!) }, (_, at) => cornerOf(outer!, at).join());
        expect(new Set(corners)).toEqual(new Set(ring.map((corner) => corner.join())));
      }),
    );
  });

  it('of which two neighbouring corners have changed places is named with the place where its lines meet', () => {
    fc.assert(
      fc.property(star, fc.nat(), (ring, seed) => {
        // Directions in order around the middle: those of two neighbours changed make the lines before and after them cross.
        const open = ring.slice(0, -1);
        const at = 1 + (seed % (open.length - 2));
        const swapped = [...open];
        [swapped[at], swapped[at + 1]] = [open[at + 1]!, open[at]!];
        const crossing = cross(swapped[at - 1]!, swapped[at]!, swapped[at + 1]!, swapped[(at + 2) % open.length]!);
        fc.pre(crossing !== undefined);
        const { problems, outline } = read([...swapped, swapped[0]!]);
        expect(outline).toBeUndefined();
        expect(problems.every(({ reason }) => reason === 'crossing')).toBe(true);
        const near = problems.map((problem) => Math.hypot(problem.at![0] - crossing![0], problem.at![1] - crossing![1]));
        expect(Math.min(...near)).toBeLessThan(1e-6);
      }),
    );
  });

  it('that is not closed, has a hole elsewhere, or is made of several parts is named', () => {
    const ring: Corners = [
      [103.8, 25.6],
      [103.81, 25.6],
      [103.81, 25.61],
      [103.8, 25.61],
      [103.8, 25.6],
    ];
    const hole = (by: number): Corners => ring.map(([lon, lat]) => [103.805 + by + (lon - 103.805) / 4, 25.605 + (lat - 25.605) / 4]);
    expect(read(ring.slice(0, -1)).problems).toEqual([{ reason: 'unclosed', at: [103.8, 25.61] }]);
    expect(read(ring, hole(0))).toMatchObject({ problems: [], outline: { turned: true } });
    expect(read(ring, hole(0).toReversed())).toMatchObject({ problems: [], outline: { turned: false } });
    expect(read(ring, hole(0.02).toReversed()).problems).toMatchObject([{ reason: 'hole-outside' }]);
    expect(read(ring, hole(0.005).toReversed()).problems.map(({ reason }) => reason)).toContain('crossing');
    const many = (parts: readonly Corners[]) =>
      readFeature({ type: 'Feature', properties: null, geometry: { type: 'MultiPolygon', coordinates: parts.map((part) => [part]) } }, 7);
    expect(many([ring]).problems).toEqual([]);
    expect(many([ring, ring]).problems).toEqual([{ reason: 'several-parts', count: 2 }]);
    expect(read(Array.from({ length: 3001 }, () => [103.8, 25.6] as const)).problems).toEqual([{ reason: 'too-many', count: 3001 }]);
    expect(read([...ring.slice(0, 2), ring[1]!, ...ring.slice(2)]).problems).toEqual([]);
  });

  it('whatever it is, is read without a fault of the program', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (coordinates) => {
        const { outline, problems } = readFeature({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates } }, 1);
        expect(outline === undefined).toBe(problems.length > 0);
      }),
    );
  });
});

describe('a system', () => {
  it.each(['GCJ02', 'BD09'] as const)('%s leads there and back within a metre', (system) => {
    fc.assert(
      fc.property(star, (ring) => {
        const there = ring.map(([lon, lat]) => gcoord.transform<[number, number]>([lon, lat], gcoord.WGS84, gcoord[system]));
        const back = ringToWgs84(Float64Array.from(there.flat()), system);
        for (const [at, [lon, lat]] of ring.entries()) {
          const [x, y] = cornerOf(back, at);
          expect(metresBetween({ lon, lat }, { lon: x, lat: y })).toBeLessThan(1);
        }
      }),
    );
  });
});

/** Where two lines cross within both; undefined: nowhere, or so near an end that a rounding would decide. */
const cross = (
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
  [cx, cy]: readonly [number, number],
  [dx, dy]: readonly [number, number],
): readonly [number, number] | undefined => {
  const det = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  const s = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / det;
  const t = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / det;
  const within = (one: number) => one > 0.01 && one < 0.99;
  return within(s) && within(t) ? [ax + s * (bx - ax), ay + s * (by - ay)] : undefined;
};
