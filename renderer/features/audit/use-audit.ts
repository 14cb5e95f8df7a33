import { useCallback, useEffect, useState } from 'react';
import type { AuditPage, AuditRecord } from '../../../preload/contract';
import { griddesk, valueOf } from '../../kit';

const PAGE = 100;

export interface AuditFilter {
  /** The beginning of a kind; empty: all. */
  readonly kind: string;
  readonly refusedOnly: boolean;
}

export interface AuditView {
  readonly records: readonly AuditRecord[] | undefined;
  readonly error: unknown;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly reload: () => void;
}

/** The audit page by page, the latest first; another filter begins anew. */
export const useAudit = ({ kind, refusedOnly }: AuditFilter): AuditView => {
  const [pages, setPages] = useState<readonly AuditPage[]>();
  const [error, setError] = useState<unknown>();
  const ask = useCallback(
    (before: number | undefined) =>
      valueOf(
        griddesk.audit.read({
          limit: PAGE,
          ...(before === undefined ? {} : { before }),
          ...(kind === '' ? {} : { kind }),
          ...(refusedOnly ? { result: 'refused' as const } : {}),
        }),
      ),
    [kind, refusedOnly],
  );
  const reload = useCallback(() => {
    setError(undefined);
    ask(undefined).then((page) => setPages([page]), setError);
  }, [ask]);
  useEffect(reload, [reload]);
  const before = pages?.at(-1)?.before;
  return {
    records: pages?.flatMap((page) => page.records),
    error,
    hasMore: before !== undefined,
    more: () => {
      ask(before).then((page) => setPages([...(pages ?? []), page]), setError);
    },
    reload,
  };
};
