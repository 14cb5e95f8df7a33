import { later, type Later } from './later';
import { CasePanel } from './parts';
import type { windowShows } from './window-shows';

export const PrintWindow = later(async () => (await import('./PrintWindow')).PrintWindow);
export const WallWindow = later(async () => (await import('./WallWindow')).WallWindow);

/** What a window cannot begin without, if it is another than the queue. */
export const neededBy = (shows: typeof windowShows): Later<never> | undefined => {
  switch (shows.show) {
    case 'wall':
      return WallWindow;
    case 'print':
      return PrintWindow;
    case 'map':
      return CasePanel;
    default:
      return shows.caseId === undefined ? undefined : CasePanel;
  }
};
