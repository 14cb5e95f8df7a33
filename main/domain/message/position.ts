import gcoord from 'gcoord';
import type { Report } from '../types';

type Position = Pick<Report['location'], 'lon' | 'lat' | 'crs'>;

/** WGS84 degrees of a reported position; GCJ-02 and BD-09 are what phones and Chinese map services give. */
export const toWgs84 = ({ lon, lat, crs }: Position): { lon: number; lat: number } => {
  if (crs === 'WGS84') return { lon, lat };
  const [east, north] = gcoord.transform<[number, number]>([lon, lat], crs === 'GCJ02' ? gcoord.GCJ02 : gcoord.BD09, gcoord.WGS84);
  return { lon: east, lat: north };
};

/** The country with a margin; a report from beyond it (or from 0, 0) is a device without a fix. */
const COUNTRY = { west: 73, south: 3, east: 136, north: 54 };

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export const isInside = ({ lon, lat }: { readonly lon: number; readonly lat: number }, box: Box): boolean =>
  lon >= box.west && lon <= box.east && lat >= box.south && lat <= box.north;

/** WGS84 position of a report where it can be believed at all. */
export const believablePosition = (location: Position): { lon: number; lat: number } | undefined => {
  const position = toWgs84(location);
  return isInside(position, COUNTRY) ? position : undefined;
};
