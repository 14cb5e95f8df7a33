import { useCallback, useEffect, useState } from 'react';
import type { CaseDetail, CaseRow } from '../../../preload/contract';
import { BridgeError, griddesk, kept, valueOf } from '../../kit';
import { useCase } from '../../replica';

export interface DetailView {
  /** The newest known row; undefined: not read yet. */
  readonly row: CaseRow | undefined;
  readonly detail: CaseDetail | undefined;
  readonly error: unknown;
  readonly reload: () => void;
}

/**
 * The open case does not wait for the replica: a poke that names it asks for it at once, and the row that follows has
 * nothing newer. A case outside the working set changes unseen by the replica, so there each poke asks again.
 */
const useRevision = (caseId: string): { readonly live: CaseRow | undefined; readonly revision: number } => {
  const live = useCase(caseId);
  const [poked, setPoked] = useState(0);
  const outside = live === undefined;
  useEffect(
    () =>
      griddesk.onPoke(({ rev, caseIds }) => {
        if (outside || (caseIds?.includes(caseId) ?? true)) setPoked(rev);
      }),
    [caseId, outside],
  );
  return { live, revision: Math.max(live?.rev ?? 0, poked) };
};

/** One case whole: the row from the replica, the rest from main, read again whenever the case changes. */
export const useDetail = (caseId: string): DetailView => {
  const { live, revision } = useRevision(caseId);
  const [tries, setTries] = useState(0);
  const [found, setFound] = useState<{ readonly detail?: CaseDetail; readonly error?: unknown }>({});
  useEffect(() => {
    let current = true;
    valueOf(griddesk.cases.read({ caseId })).then(
      (detail) => current && setFound((before) => ({ detail: kept(before.detail, detail) })),
      (error: unknown) => {
        if (!current) return;
        if (!(error instanceof BridgeError)) console.error('case: not read', error);
        setFound((before) => ({ ...before, error }));
      },
    );
    return () => {
      current = false;
    };
  }, [caseId, revision, tries]);
  const { detail, error } = found;
  const row = live && (!detail || live.rev > detail.row.rev) ? live : detail?.row;
  return { row, detail, error, reload: useCallback(() => setTries((before) => before + 1), []) };
};
