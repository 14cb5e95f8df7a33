import { griddesk, loadSettings, watchDrafts } from '../kit';
import { windowShows } from './window-shows';
import { openReplica, startFeed } from '../replica';

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

/**
 * Everything that need not wait for the first drawing: the replica is opened while settings are read, and fed from the
 * moment the data is open, so that the first rows are on their way while the frame is drawn.
 */
export const start = async (): Promise<void> => {
  // A wall keeps no copy of anything.
  if (windowShows.show === 'wall') return loadSettings();
  const boot = await griddesk.boot.state();
  // Behind the curtain this window keeps nothing, not even what was typed.
  if (boot.ok && boot.value.kind === 'locked') sessionStorage.clear();
  else openReplica();
  await loadSettings();
  whenReady(() => {
    startFeed();
    watchDrafts();
  });
};
