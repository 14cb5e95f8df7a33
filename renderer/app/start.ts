import type { BootState } from '../../preload/contract';
import { griddesk, loadSettings, watchDrafts } from '../kit';
import { windowShows } from './window-shows';
import { openReplica, showAhead, startFeed } from '../replica';

/** Calls back once the data is open, now or later. */
const whenReady = (ready: () => void): void => {
  let done = false;
  const once = (kind: string) => {
    if (done || kind !== 'ready') return;
    done = true;
    stop();
    ready();
  };
  const stop = griddesk.onBoot(({ kind }) => once(kind));
  void griddesk.boot.state().then((answer) => answer.ok && once(answer.value.kind));
};

/** Copying waits for the first drawing, which has its rows already; not for ever, since a window out of sight is never idle. */
const DRAWN_WITHIN_MS = 1000;

/**
 * Everything that comes before the first drawing. Where the data is open, the list's first screen is asked for, so that it is
 * drawn with the frame; the copy that all panels read follows. Where it is not, the copy begins once it is.
 * @returns how far main has come
 */
export const start = async (): Promise<BootState> => {
  const answer = await griddesk.boot.state();
  const boot: BootState = answer.ok ? answer.value : { kind: 'opening' };
  // A wall keeps no copy of anything.
  if (windowShows.show === 'wall') {
    await loadSettings();
    return boot;
  }
  // Behind the curtain this window keeps nothing, not even what was typed.
  if (boot.kind === 'locked') sessionStorage.clear();
  else openReplica();
  await loadSettings();
  const shown = boot.kind === 'ready' && windowShows.show === 'dispatch' ? await showAhead() : undefined;
  if (shown) requestIdleCallback(() => startFeed(shown), { timeout: DRAWN_WITHIN_MS });
  whenReady(() => {
    if (!shown) startFeed();
    watchDrafts();
  });
  return boot;
};
