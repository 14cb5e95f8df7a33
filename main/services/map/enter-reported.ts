import { StorageError } from '../../ports';
import type { Context } from '../context';

/** Cases entered in one transaction; some 20 µs each. */
const PAGE = 300;
/** Between two of them, ms: most of the time belongs to others. */
const REST_MS = 20;

/**
 * Enters the cases of an older cache in the register of reports, the newest first, once somebody asks where reports came from.
 * What is done is kept; after a restart it goes on with the next question.
 */
export const createEnter = (context: Context, closing: () => boolean) => {
  const { store } = context;
  let running = false;
  const run = async (): Promise<void> => {
    while (!closing() && store.read.reportedState().behind > 0) {
      store.write((tx) => tx.enterReported(PAGE));
      await new Promise((done) => setTimeout(done, REST_MS));
    }
  };
  return (): void => {
    if (running || store.read.reportedState().behind === 0) return;
    running = true;
    run()
      .catch((error: unknown) => {
        if (!(error instanceof StorageError) || !closing()) context.report('the register of reports could not be filled', error);
      })
      .finally(() => (running = false));
  };
};
