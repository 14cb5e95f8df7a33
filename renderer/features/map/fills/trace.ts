import type { Shapes } from './shapes';

/** Corners nearer to the last one than this, device pixels, are left out: nobody sees them. */
const LEAST = 1.2;

/**
 * Adds a shape's outline to the path, on a canvas whose upper left corner is `left`, `top` in device pixels of a world that
 * is `scale` device pixels wide.
 */
export const trace = (
  pen: CanvasRenderingContext2D,
  { corners, starts }: Shapes,
  shape: number,
  scale: number,
  left: number,
  top: number,
): void => {
  const [from, to] = [starts[shape]!, starts[shape + 1]!];
  let [lastX, lastY] = [Infinity, Infinity];
  for (let i = from; i < to; i += 2) {
    const x = corners[i]! * scale - left;
    const y = corners[i + 1]! * scale - top;
    if (i === from) pen.moveTo(x, y);
    else if (Math.abs(x - lastX) + Math.abs(y - lastY) < LEAST) continue;
    else pen.lineTo(x, y);
    lastX = x;
    lastY = y;
  }
  pen.closePath();
};
