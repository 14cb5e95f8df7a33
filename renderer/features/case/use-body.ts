import { useRef } from 'react';
import type { CaseRow } from '../../../preload/contract';
import { kept } from '../../kit';

/** A case without what every change of it brings, a note as well as a dispatch. */
export type CaseBody = Omit<CaseRow, 'rev' | 'updatedAt' | 'unread' | 'pending'>;

/** The same object as before where a change says nothing else: most of the panel is then not drawn again. */
export const useBody = (row: CaseRow): CaseBody => {
  const { rev: _rev, updatedAt: _updatedAt, unread: _unread, pending: _pending, ...next } = row;
  const last = useRef<CaseBody>(next);
  last.current = kept<CaseBody>(last.current, next);
  return last.current;
};
