/** A place on the canvas, cells of it, and how much comes from it, 0 to 1. */
export interface Weighted {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

/** Densities at which a band begins; one place with the most of all is in the last one. */
export const BANDS = [0.07, 0.22, 0.45, 0.75] as const;

/**
 * How dense it is at each cell: every place spreads over a round hill of this radius, with its weight in the middle, and hills
 * that overlap add up. Row by row.
 */
export const densityOf = (places: readonly Weighted[], width: number, height: number, radius: number): Float32Array => {
  const field = new Float32Array(width * height);
  for (const { x, y, weight } of places) {
    const [left, right] = [Math.max(0, Math.ceil(x - radius)), Math.min(width - 1, Math.floor(x + radius))];
    const [top, bottom] = [Math.max(0, Math.ceil(y - radius)), Math.min(height - 1, Math.floor(y + radius))];
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1) {
        const far = ((column - x) ** 2 + (row - y) ** 2) / radius ** 2;
        if (far < 1) field[row * width + column]! += weight * (1 - far) ** 2;
      }
  }
  return field;
};

/** The band of each cell, 0: none. */
export const bandsOf = (field: Float32Array): Uint8Array => {
  const bands = new Uint8Array(field.length);
  for (let i = 0; i < field.length; i += 1) {
    const value = field[i]!;
    bands[i] = value < BANDS[0] ? 0 : value < BANDS[1] ? 1 : value < BANDS[2] ? 2 : value < BANDS[3] ? 3 : 4;
  }
  return bands;
};

/** Alpha of each band, of 255, and of the line where one begins: bands are told apart by their outlines too, not by shade alone. */
const ALPHA = [0, 38, 70, 106, 146] as const;
const EDGE = 90;

/** Paints bands in one ink: pixels for an image, four bytes a cell. */
export const paintBands = (
  bands: Uint8Array,
  width: number,
  [red, green, blue]: readonly [number, number, number],
): Uint8ClampedArray<ArrayBuffer> => {
  const pixels = new Uint8ClampedArray(bands.length * 4);
  for (let i = 0; i < bands.length; i += 1) {
    const band = bands[i]!;
    if (band === 0) continue;
    const next = (i + 1) % width === 0 ? band : bands[i + 1]!;
    const edge = bands[i - 1] !== undefined && i % width !== 0 && bands[i - 1]! < band;
    const lower = next < band || edge || (bands[i - width] ?? band) < band || (bands[i + width] ?? band) < band;
    pixels[4 * i] = red;
    pixels[4 * i + 1] = green;
    pixels[4 * i + 2] = blue;
    pixels[4 * i + 3] = ALPHA[band]! + (lower ? EDGE : 0);
  }
  return pixels;
};

/** `#0b5cad` in three numbers. */
export const rgbOf = (hex: string): readonly [number, number, number] => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};
