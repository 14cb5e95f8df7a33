import gcoord from 'gcoord';
import type { GridSystem } from '../../../preload/contract';
import type { FlatRing } from './rings';

const FROM = { GCJ02: gcoord.GCJ02, BD09: gcoord.BD09 } as const;
/** Seven digits are a centimetre: more would be noise of the conversion. */
const DIGITS = 1e7;
const rounded = (degrees: number): number => Math.round(degrees * DIGITS) / DIGITS;

/** A place of the file's system in WGS84, degrees. CGCS2000 counts as WGS84: they agree within a metre. */
export const placeToWgs84 = (place: [number, number], system: GridSystem): [number, number] =>
  system === 'WGS84' ? place : gcoord.transform<[number, number]>(place, FROM[system], gcoord.WGS84);

/** A ring of the file's system in WGS84. */
export const ringToWgs84 = (ring: FlatRing, system: GridSystem): FlatRing => {
  const here = new Float64Array(ring.length);
  for (let at = 0; at < ring.length; at += 2) {
    const [lon, lat] = placeToWgs84([ring[at]!, ring[at + 1]!], system);
    here[at] = rounded(lon);
    here[at + 1] = rounded(lat);
  }
  return here;
};
