import type { Directory, SnapshotPage } from '../../preload/contract';
import { fromText, griddesk, newId, valueOf } from '../kit';
import { showDirectoryAhead } from './directory';
import { epochNow } from './seat-epoch';
import { caseTable } from './tables';

/** What fits a screen. */
export const FIRST_PAGE = 100;
/** Nobody looks at nothing for longer: after that the frame is drawn without rows, ms. */
const LATEST_MS = 2000;

/** What a window shows before anything is copied, and what the copy then begins with. */
export interface Ahead {
  readonly epoch: string;
  /** The name that the copy takes, so that nothing is drawn anew when it is there. */
  readonly copy: string;
  readonly page: SnapshotPage;
  readonly directory: Directory;
}

/**
 * Asks main for the first screen and shows it, so that the first drawing has rows in it. The way through the copy takes as
 * long again as everything before it: opening the database, writing, reading, and drawing the frame a second time.
 * @returns for `startFeed`; undefined where main refused, took too long, or the seat changed on the way: the copy alone brings it then
 */
export const showAhead = async (): Promise<Ahead | undefined> => {
  const epoch = epochNow();
  try {
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, LATEST_MS));
    const [page, directory] = await Promise.all([
      Promise.race([valueOf(fromText(griddesk.feed.snapshotText({ cursor: null, limit: FIRST_PAGE }))), late]),
      Promise.race([valueOf(fromText(griddesk.directory.readText())), late]),
    ]);
    if (!page || !directory || epochNow() !== epoch) return undefined;
    const copy = newId();
    // Not complete even where this is all: people and attention come with the copy.
    caseTable.showAhead(page.cases, { key: 'feed', epoch, copy, rev: page.rev, complete: false, failing: false });
    showDirectoryAhead(directory, copy);
    return { epoch, copy, page, directory };
  } catch (error) {
    console.warn('replica: nothing to show ahead', error);
    return undefined;
  }
};
