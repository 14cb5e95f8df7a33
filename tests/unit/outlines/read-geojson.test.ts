import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readGeoJson } from '../../../main/services/outlines/read-geojson';

const read = async (text: string): Promise<unknown[]> => {
  const found: unknown[] = [];
  const answer = await readGeoJson(
    () => Readable.from([Buffer.from(text)]),
    () => (value) => void found.push(value),
    () => true,
  );
  expect(answer).toEqual({ kind: 'read', says: undefined });
  return found;
};

describe('a GeoJSON file read in pieces', () => {
  // 𠮷 is two units of UTF-16, four bytes of UTF-8; a piece ends every 8,192 units.
  it.each([8188, 8189, 8190, 8191, 8192, 8193])('has whole names, wherever a piece ends: the name begins at %i', async (at) => {
    const head = '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"pad":"","name":"';
    const feature = { type: 'Feature', geometry: null, properties: { pad: 'x'.repeat(at - head.length), name: '𠮷𠮷村' } };
    const text = JSON.stringify({ type: 'FeatureCollection', features: [feature, feature] });
    expect(text.indexOf('𠮷')).toBe(at);
    expect(await read(text)).toEqual([feature, feature]);
  });
});
