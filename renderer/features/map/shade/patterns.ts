import { STEPS } from './rules';

/** Side of the repeated square, device pixels; tiles are a multiple of it, so that the pattern runs on across them. */
const SIDE = 8;
/** How much ink lies on the ground of each step. */
const TINT = [0, 0.1, 0.2, 0.32, 0.5] as const;

/** One square of a step's look: nothing, dots, slanting lines, crossed lines, solid. A step is told by it without its colour. */
const square = (step: number, ground: string, ink: string): OffscreenCanvas => {
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = ground;
  pen.fillRect(0, 0, SIDE, SIDE);
  pen.fillStyle = ink;
  pen.strokeStyle = ink;
  pen.globalAlpha = TINT[step] ?? 0;
  pen.fillRect(0, 0, SIDE, SIDE);
  pen.globalAlpha = 0.55;
  const line = (fromX: number, fromY: number, toX: number, toY: number) => {
    pen.beginPath();
    pen.moveTo(fromX, fromY);
    pen.lineTo(toX, toY);
    pen.stroke();
  };
  if (step === 1) pen.fillRect(3, 3, 2, 2);
  if (step === 2 || step === 3) for (const shift of [-SIDE, 0, SIDE]) line(shift - 1, SIDE + 1, shift + SIDE + 1, -1);
  if (step === 3) for (const shift of [-SIDE, 0, SIDE]) line(shift - 1, -1, shift + SIDE + 1, SIDE + 1);
  return canvas;
};

/** The fills of all steps, plain ground first. */
export const fillsOf = (ground: string, ink: string): readonly CanvasPattern[] => {
  const pen = new OffscreenCanvas(1, 1).getContext('2d')!;
  return Array.from({ length: STEPS + 1 }, (_, step) => pen.createPattern(square(step, ground, ink), 'repeat')!);
};
