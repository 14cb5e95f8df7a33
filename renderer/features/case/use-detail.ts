import { useCallback, useEffect, useState } from 'react';
import { asyncScheduler, filter, Observable, throttleTime } from 'rxjs';
import type { CaseDetail, CaseRow, PushValue } from '../../../preload/contract';
import { BridgeError, griddesk, kept, valueOf } from '../../kit';
import { readingNow, useCase } from '../../replica';

export interface DetailView {
  /** The newest known row; undefined: not read yet. */
  readonly row: CaseRow | undefined;
  readonly detail: CaseDetail | undefined;
  readonly error: unknown;
  readonly reload: () => void;
}

/**
 * A change is asked for at once. What follows on its heels is mostly its echo (the platform has it, it has been looked at), and
 * would be read and drawn while the change itself still is.
 */
const ECHO_MS = 100;

const pokes = new Observable<PushValue<'poke'>>((subscriber) => griddesk.onPoke((poke) => subscriber.next(poke)));

/**
 * The open case does not wait for the replica: a poke that names it asks for it at once, and the row that follows has
 * nothing newer. A case outside the working set changes unseen by the replica, so there each poke asks again.
 */
const useRevision = (caseId: string): { readonly live: CaseRow | undefined; readonly revision: number } => {
  const live = useCase(caseId);
  const [poked, setPoked] = useState(0);
  const outside = live === undefined;
  useEffect(() => {
    const changes = pokes.pipe(
      filter(({ caseIds }) => outside || (caseIds?.includes(caseId) ?? true)),
      throttleTime(ECHO_MS, asyncScheduler, { leading: true, trailing: true }),
    );
    const following = changes.subscribe(({ rev }) => setPoked(rev));
    return () => following.unsubscribe();
  }, [caseId, outside]);
  return { live, revision: Math.max(live?.rev ?? 0, poked) };
};

/** One case whole: the row from the replica, the rest from main, read again whenever the case changes. */
export const useDetail = (caseId: string): DetailView => {
  const { live, revision } = useRevision(caseId);
  const [tries, setTries] = useState(0);
  const [found, setFound] = useState<{ readonly detail?: CaseDetail; readonly error?: unknown }>({});
  useEffect(() => {
    let current = true;
    const drawn = readingNow();
    const read = valueOf(griddesk.cases.read({ caseId })).then(
      (detail) => current && setFound((before) => ({ detail: kept(before.detail, detail) })),
      (error: unknown) => {
        if (!current) return;
        if (!(error instanceof BridgeError)) console.error('case: not read', error);
        setFound((before) => ({ ...before, error }));
      },
    );
    void read.then(() => requestAnimationFrame(() => setTimeout(drawn)));
    return () => {
      current = false;
    };
  }, [caseId, revision, tries]);
  const { detail, error } = found;
  const row = live && (!detail || live.rev > detail.row.rev) ? live : detail?.row;
  return { row, detail, error, reload: useCallback(() => setTries((before) => before + 1), []) };
};
