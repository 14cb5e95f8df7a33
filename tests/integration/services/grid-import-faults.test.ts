import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../../support/desk';
import { gridDesk, KNOWN, NEW, OTHER, squareAt, survey, type Corners } from '../../support/grid-file';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { VILLAGE } from '../../support/wire';

let desk: Desk;
beforeEach(async () => {
  const platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  desk = await openDesk({ platform });
});
afterEach(() => desk.close());

const { readBytes, check, bad } = gridDesk(() => desk);
const problemsOf = async (...features: readonly object[]) => {
  const { importId } = await check(features);
  return (await bad(importId)).map(({ feature, problems }) => ({ feature, problems }));
};

describe('a file of outlines', () => {
  it.each([
    [survey('', squareAt(103.84, 25.6)), { reason: 'missing', field: 'code' }],
    [survey('网格一', squareAt(103.84, 25.6)), { reason: 'bad-code', field: 'code', value: '网格一' }],
    [survey('530303101999001', squareAt(103.84, 25.6)), { reason: 'unknown-code', field: 'code', value: '530303101999' }],
    [survey('530303102201001', squareAt(103.84, 25.6)), { reason: 'elsewhere', field: 'code', value: '530303102201001' }],
    [
      survey(Number('5303031012010010001'), squareAt(103.84, 25.6)),
      { reason: 'rounded-code', field: 'code', value: '5303031012010010000' },
    ],
    [survey(NEW, squareAt(103.84, 25.6), { 网格名称: '' }), { reason: 'missing', field: 'name' }],
    [survey(NEW, squareAt(103.84, 25.6), { 网格名称: '长'.repeat(61) }), { reason: 'too-long', field: 'name' }],
    [survey(NEW, squareAt(103.84, 25.6), { 网格类型: '别墅' }), { reason: 'unknown-type', field: 'type', value: '别墅' }],
    [survey(NEW, squareAt(103.84, 25.6), { 户数: '很多' }), { reason: 'bad-households', field: 'households', value: '很多' }],
    [survey(NEW, squareAt(103.84, 25.6).slice(0, 4)), { reason: 'unclosed', at: [103.84, 25.604] }],
    [
      survey(NEW, [
        [103.84, 25.6],
        [103.85, 25.6],
        [103.84, 25.6],
      ]),
      { reason: 'too-few', count: 3 },
    ],
    [
      survey(NEW, [
        [103.84, 25.6],
        [103.85, 25.6],
        [103.86, 25.6],
        [103.84, 25.6],
      ]),
      { reason: 'no-area', at: [103.84, 25.6] },
    ],
    [survey(NEW, squareAt(25.6, 103.84)), { reason: 'swapped', at: [25.6, 103.84] }],
    [survey(NEW, squareAt(365_000, 2_831_000, 100)), { reason: 'out-of-range', at: [365_000, 2_831_000] }],
    [survey(NEW, squareAt(116.4, 39.9)), { reason: 'outside', at: [116.4, 39.9] }],
    [
      survey(NEW, [
        [103.84, 25.6],
        [103.85, 25.61],
        [103.85, 25.6],
        [103.84, 25.61],
        [103.84, 25.6],
      ] as const),
      { reason: 'no-area', at: [103.84, 25.6] },
    ],
    [
      {
        type: 'Feature',
        properties: { 网格代码: NEW, 网格名称: '点', 网格类型: '农村型' },
        geometry: { type: 'Point', coordinates: [103.84, 25.6] },
      },
      { reason: 'no-outline', value: 'Point' },
    ],
    [
      { type: 'Feature', properties: { 网格代码: NEW, 网格名称: '空', 网格类型: '农村型' }, geometry: null },
      { reason: 'no-outline', value: 'null' },
    ],
  ])('names what is wrong with %j', async (feature, problem) => {
    expect(await problemsOf(survey(`${VILLAGE}009`, squareAt(103.83, 25.62)), feature)).toEqual([{ feature: 2, problems: [problem] }]);
  });

  it('says where an outline crosses itself, which code is there twice, and who overlaps with whom', async () => {
    const crossed: Corners = [
      [103.84, 25.6],
      [103.85, 25.61],
      [103.85, 25.6],
      [103.84, 25.612],
      [103.84, 25.6],
    ];
    const [crossing] = await problemsOf(survey(NEW, crossed));
    expect(crossing).toMatchObject({
      feature: 1,
      problems: [{ reason: 'crossing', at: [expect.closeTo(103.8454545, 6), expect.closeTo(25.6054545, 6)] }],
    });
    expect(await problemsOf(survey(NEW, squareAt(103.84, 25.6)), survey(NEW, squareAt(103.85, 25.6)))).toEqual([
      { feature: 2, problems: [{ reason: 'code-twice', field: 'code', feature: 1 }] },
    ]);
    const share = expect.closeTo(0.25, 1) as number;
    expect(await problemsOf(survey(NEW, squareAt(103.84, 25.6)), survey(`${VILLAGE}004`, squareAt(103.843, 25.6)))).toEqual([
      { feature: 1, problems: [{ reason: 'overlap', feature: 2, grid: `${VILLAGE}004`, share }] },
      { feature: 2, problems: [{ reason: 'overlap', feature: 1, grid: NEW, share }] },
    ]);
    // A border drawn twice is none.
    expect(await problemsOf(survey(NEW, squareAt(103.84, 25.6)), survey(`${VILLAGE}004`, squareAt(103.8439, 25.6)))).toEqual([]);
    expect(await problemsOf(survey(NEW, squareAt(103.822, 25.602)))).toEqual([
      { feature: 1, problems: [KNOWN, OTHER].map((grid) => ({ reason: 'overlap-known', grid, share: 1 })) },
    ]);
  });

  it('says why a file is none, and reads what an office saves', async () => {
    const text = (value: string) => readBytes(Buffer.from(value));
    expect(await text('')).toMatchObject({ why: 'not-geojson' });
    expect(await text('网格代码,名称\n1,2')).toMatchObject({ why: 'not-geojson' });
    expect(await text('{"type":"Feature","properties":{},"geometry":null}')).toMatchObject({ why: 'not-geojson' });
    expect(await text('{"type":"FeatureCollection","features":[]}')).toMatchObject({ why: 'empty' });
    expect(await text('{"type":"FeatureCollection","features":[{}')).toMatchObject({ why: 'not-geojson' });
    expect(await text(`{"type":"FeatureCollection","features":[${'['.repeat(100_000)}`)).toMatchObject({ why: 'not-geojson' });
    // Whole, but deeper than anything GeoJSON nests, or longer than any outline.
    expect(await text(`{"type":"FeatureCollection","features":[${'['.repeat(100)}${']'.repeat(100)}]}`)).toMatchObject({
      why: 'not-geojson',
    });
    expect(await text(`{"type":"FeatureCollection","features":[[${'0,'.repeat(600_000)}0]]}`)).toMatchObject({ why: 'too-many' });
    expect(await text(`{"type":"FeatureCollection","features":[${Array.from({ length: 60_001 }, () => '0').join()}]}`)).toMatchObject({
      why: 'too-many',
    });
    expect(
      await text('\uFEFF{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4490"}},"features":[7]}'),
    ).toMatchObject({
      kind: 'read',
      says: 'EPSG:4490',
      features: 1,
    });
    // "名称" in GB 18030, cut within a character.
    const gbk = Buffer.concat([
      Buffer.from('{"features":[{"type":"Feature","geometry":null,"properties":{"'),
      Buffer.from('c3fbb3c6', 'hex'),
      Buffer.from('":"x"}}],"type":"FeatureCollection"}'),
    ]);
    expect(await readBytes(gbk, 'x.json', 7)).toMatchObject({ kind: 'read', properties: [{ name: '名称' }], proposed: { name: '名称' } });
  });
});
