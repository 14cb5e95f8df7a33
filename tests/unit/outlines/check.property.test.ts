import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFile, overlapShare, proposeColumns, readFeature, type CheckedFile, type KnownGrids } from '../../../main/domain';
import type { Grid } from '../../../preload/contract';
import { featureOf, squareAt } from '../../support/grid-file';

const VILLAGE = '530303101201';
const columns = { code: 'code', name: 'name', type: 'type' } as const;
const grid = (serial: number, lon: number): Grid => ({
  gridCode: `${VILLAGE}${serial}`,
  name: '旧',
  type: 'rural',
  area: VILLAGE,
  households: 12,
  members: ['gm-1'],
  geometry: { type: 'Polygon', coordinates: [squareAt(lon, 25.6).map(([x, y]): [number, number] => [x, y])] },
});
const KNOWN: KnownGrids = {
  seatArea: '530303101',
  areas: new Set([VILLAGE]),
  grids: new Map([grid(1, 103.8), grid(2, 103.81)].map((one) => [one.gridCode, one])),
  isHere: (lon, lat) => lon > 103 && lon < 105 && lat > 25 && lat < 26,
};

const run = (features: readonly unknown[]): CheckedFile => {
  const work = checkFile(
    features.map((feature, at) => readFeature(feature, at + 1)),
    { system: 'WGS84', columns },
    KNOWN,
  );
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
};

/** Good ones, broken ones and no features at all. */
const anything = fc.oneof(
  fc
    .record({
      code: fc.oneof(
        fc.integer({ min: 1, max: 6 }).map((serial) => `${VILLAGE}${serial}`),
        fc.constantFrom('', '错', '530303101999001'),
        fc.integer(),
      ),
      name: fc.constantFrom('甲', '', '旧'),
      type: fc.constantFrom('农村型', 'unit', '别墅'),
      lon: fc.integer({ min: 0, max: 30 }),
      turned: fc.boolean(),
    })
    .map(({ lon, turned, ...properties }) => {
      const ring = squareAt(103.8 + lon / 1000, 25.6);
      return featureOf(properties, turned ? ring.toReversed() : ring);
    }),
  fc.jsonValue({ maxDepth: 4 }),
);

describe('the features of a file', () => {
  it('are all accounted for, each once: taken or with a fault', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 25 }), (features) => {
        const { good, bad, turned, absent } = run(features);
        const all = [...good, ...bad].map(({ feature }) => feature).sort((a, b) => a - b);
        expect(all).toEqual(features.map((_, at) => at + 1));
        expect(bad.every(({ problems }) => problems.length > 0)).toBe(true);
        expect(new Set(good.map(({ after }) => after.gridCode)).size).toBe(good.length);
        expect(turned).toBeLessThanOrEqual(good.length);
        expect(absent).toBeLessThanOrEqual(KNOWN.grids.size);
      }),
    );
  });

  it('keep what the file does not say of a known grid', () => {
    const [known] = KNOWN.grids.values();
    const { good } = run([featureOf({ code: known!.gridCode, name: '新', type: '商圈型' }, squareAt(103.8, 25.6))]);
    expect(good).toMatchObject([{ kind: 'changed', after: { name: '新', type: 'commercial', households: 12, members: ['gm-1'] } }]);
    expect(good[0]!.after).not.toHaveProperty('geometry');
  });
});

describe('how much two outlines share', () => {
  it('is what squares share, whichever is asked first', () => {
    const flat = (lon: number, lat: number, width: number) => [Float64Array.from(squareAt(lon, lat, width).flat())];
    fc.assert(
      fc.property(
        fc.integer({ min: -120, max: 120 }),
        fc.integer({ min: -120, max: 120 }),
        fc.integer({ min: 20, max: 100 }),
        (x, y, width) => {
          const [a, b] = [flat(103, 25, 0.01), flat(103 + x / 1e4, 25 + y / 1e4, width / 1e4)];
          const side = (from: number) => Math.max(0, Math.min(100, from + width) - Math.max(0, from));
          const expected = (side(x) * side(y)) / Math.min(100 * 100, width * width);
          expect(overlapShare(a, b)).toBeCloseTo(expected, 5);
          expect(overlapShare(b, a)).toBeCloseTo(overlapShare(a, b), 9);
        },
      ),
    );
  });
});

describe('which property is which', () => {
  it.each([
    [
      ['OBJECTID', '网格编码', '网格名称', '网格类型', '户数'],
      { code: '网格编码', name: '网格名称', type: '网格类型', households: '户数' },
    ],
    [['id', 'Grid_Code', 'name', 'TYPE'], { code: 'Grid_Code', name: 'name', type: 'TYPE' }],
    [['WGDM', 'WGMC', 'WGLX'], { code: 'WGDM', name: 'WGMC', type: 'WGLX' }],
    [['面积'], {}],
  ])('%j', (names, proposed) => {
    expect(proposeColumns(names)).toEqual(proposed);
  });
});
