import type { Rectangle } from 'electron';
import type { Place } from '../settings';

/** The little that is asked of a display. */
export interface Screen {
  readonly id: number;
  readonly bounds: Rectangle;
  readonly workArea: Rectangle;
}

/** Where a wall opens; without bounds: wherever the system puts a window of its size. */
export interface WallPlace {
  readonly bounds?: Rectangle;
  readonly fullScreen: boolean;
}

/**
 * A wall goes back to the display it was on last and is what it was there: a window, or full screen. The first time, or when that display
 * is gone, it fills the display that nobody works on; with one display only it is a window that can be moved.
 */
export const wallPlace = (screens: readonly Screen[], primaryId: number, kept: Place | undefined): WallPlace => {
  const last = kept?.display === undefined ? undefined : screens.find(({ id }) => id === kept.display);
  if (kept && last) return kept.fullScreen ? { bounds: last.bounds, fullScreen: true } : { bounds: kept.bounds, fullScreen: false };
  const second = screens.find(({ id }) => id !== primaryId);
  return second ? { bounds: second.bounds, fullScreen: true } : { fullScreen: false };
};
