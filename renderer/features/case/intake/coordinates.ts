/** Coordinates as somebody reads them out or pastes them; which grid of the earth they are on is asked for. */
export interface Typed {
  readonly lon: number;
  readonly lat: number;
}

const PAIR =
  /^\s*(?:[a-z一-龥]+[:：]?\s*)?(-?\d{1,3}(?:\.\d+)?)\s*°?\s*[,，;；\s]\s*(?:[a-z一-龥]+[:：]?\s*)?(-?\d{1,3}(?:\.\d+)?)\s*°?\s*$/iu;

/**
 * Two numbers as a place, in degrees. Maps differ in which they write first; in China the longitude (73 to 136) and the
 * latitude (3 to 54) cannot be mistaken for each other. Undefined: not two such numbers.
 */
export const typedCoordinates = (text: string): Typed | undefined => {
  const [first, second] = PAIR.exec(text)?.slice(1).map(Number) ?? [];
  if (first === undefined || second === undefined) return undefined;
  const [lon, lat] = Math.abs(first) <= 54 && Math.abs(second) >= 73 ? [second, first] : [first, second];
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? { lon, lat } : undefined;
};
