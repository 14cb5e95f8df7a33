import { describe, expect, it } from 'vitest';
import { wallPlace } from '../../../main/app/wall-place';

const screen = (id: number, x: number) => {
  const bounds = { x, y: 0, width: 1920, height: 1080 };
  return { id, bounds, workArea: bounds };
};
const DESK = screen(1, 0);
const BEAMER = screen(2, 1920);
const window = { x: 100, y: 100, width: 1366, height: 768 };

describe('where a wall opens', () => {
  it('is the display nobody works on, all of it', () => {
    expect(wallPlace([DESK, BEAMER], 1, undefined)).toEqual({ bounds: BEAMER.bounds, fullScreen: true });
    expect(wallPlace([BEAMER, DESK], 1, undefined)).toEqual({ bounds: BEAMER.bounds, fullScreen: true });
  });

  it('is a window where there is one display only', () => {
    expect(wallPlace([DESK], 1, undefined)).toEqual({ fullScreen: false });
  });

  it('is where it was last, as it was there', () => {
    const kept = { bounds: window, maximized: false };
    expect(wallPlace([DESK, BEAMER], 1, { ...kept, display: 1, fullScreen: true })).toEqual({ bounds: DESK.bounds, fullScreen: true });
    expect(wallPlace([DESK, BEAMER], 1, { ...kept, display: 1, fullScreen: false })).toEqual({ bounds: window, fullScreen: false });
  });

  it('is chosen anew when its display is gone, or was never kept', () => {
    const kept = { bounds: window, maximized: false };
    expect(wallPlace([DESK], 1, { ...kept, display: 2, fullScreen: true })).toEqual({ fullScreen: false });
    expect(wallPlace([DESK, BEAMER], 1, kept)).toEqual({ bounds: BEAMER.bounds, fullScreen: true });
  });
});
