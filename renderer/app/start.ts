import type { BootState } from '../../preload/contract';
import { griddesk, loadSettings, watchDrafts } from '../kit';
import { fetchInIdleTime } from './later';
import { OF_MAIN_WINDOW } from './parts';
import { neededBy } from './window-parts';
import { windowShows } from './window-shows';
import { openReplica, showAhead, startFeed } from '../replica';

/** Copying waits for the first drawing, which has its rows already; not for ever, since a window out of sight is never idle. */
const DRAWN_WITHIN_MS = 1000;

/** So long the first drawing waits for the data to be open, ms. */
const PATIENCE_MS = 500;

/** What the first drawing needs to know. */
export interface Begun {
  /** How far main had come. */
  readonly boot: BootState;
  /** Ends when the list's first screen is there, or will not be; to be waited for between the opening of the data and the first drawing of it. */
  readonly opened: () => Promise<void>;
}

/** The list's first screen is asked for, so that it is drawn with the frame; the copy that all panels read follows. */
const beginWork = async (): Promise<void> => {
  const shown = windowShows.show === 'dispatch' ? await showAhead() : undefined;
  if (shown) requestIdleCallback(() => startFeed(shown), { timeout: DRAWN_WITHIN_MS });
  else startFeed();
  if (windowShows.show === 'dispatch' || windowShows.show === 'map') void fetchInIdleTime(OF_MAIN_WINDOW);
  watchDrafts();
};

/**
 * Main opens the data while the window reads its script; a little patience spares a picture that would be gone at once.
 */
const settledBoot = async (): Promise<BootState> => {
  let stop = (): void => {};
  const settled = new Promise<BootState>((resolve) => {
    stop = griddesk.onBoot((now) => {
      if (now.kind !== 'opening') resolve(now);
    });
  });
  const answer = await griddesk.boot.state();
  const state: BootState = answer.ok ? answer.value : { kind: 'opening' };
  const late = () => new Promise<BootState>((resolve) => setTimeout(() => resolve(state), PATIENCE_MS));
  const found = state.kind === 'opening' ? await Promise.race([settled, late()]) : state;
  stop();
  return found;
};

/** Everything that comes before the first drawing, and what begins once the data is open. */
export const start = async (): Promise<Begun> => {
  const [boot] = await Promise.all([settledBoot(), loadSettings(), neededBy(windowShows)?.fetch()]);
  // A wall keeps no copy of anything.
  if (windowShows.show === 'wall') return { boot, opened: () => Promise.resolve() };
  // Behind the curtain this window keeps nothing, not even what was typed.
  if (boot.kind === 'locked') sessionStorage.clear();
  else openReplica();
  let begun: Promise<void> | undefined;
  const opened = () => (begun ??= beginWork());
  if (boot.kind === 'ready') await opened();
  return { boot, opened };
};
