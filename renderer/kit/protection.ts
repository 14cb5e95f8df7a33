import { useEffect, useState } from 'react';
import type { Output } from '../../preload/contract';
import { BridgeError, griddesk, valueOf } from './bridge';

/**
 * The duty to report for a minor in care or for a case, read again with each revision. Undefined: not read yet, not to this
 * seat, or there is none.
 */
export const useProtection = (
  about: { readonly personId: string } | { readonly caseId: string },
  rev: number,
): Output<'people.protection'> | undefined => {
  const [found, setFound] = useState<Output<'people.protection'>>();
  const [kind, id] = 'personId' in about ? ['person', about.personId] : ['case', about.caseId];
  useEffect(() => {
    let current = true;
    valueOf(griddesk.people.protection(kind === 'person' ? { personId: id } : { caseId: id })).then(
      (protection) => current && setFound(protection),
      (error: unknown) => {
        if (!(error instanceof BridgeError)) console.error('duty to report: not read', error);
      },
    );
    return () => {
      current = false;
    };
  }, [kind, id, rev]);
  return found;
};
