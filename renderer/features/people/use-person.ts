import { useEffect, useState } from 'react';
import type { Output, PersonRow } from '../../../preload/contract';
import { BridgeError, griddesk, valueOf } from '../../kit';

export type PersonDetail = Output<'people.read'>;

/** What of a person is not in the copy, read when they are chosen and again whenever they change. Each look is audited. */
export const usePersonDetail = ({ id, rev }: PersonRow): { readonly detail: PersonDetail | undefined; readonly error: unknown } => {
  const [found, setFound] = useState<{ readonly detail?: PersonDetail; readonly error?: unknown }>({});
  useEffect(() => {
    let current = true;
    valueOf(griddesk.people.read({ personId: id })).then(
      (detail) => current && setFound({ detail }),
      (error: unknown) => {
        if (!current) return;
        if (!(error instanceof BridgeError)) console.error('person: not read', error);
        setFound((before) => ({ ...before, error }));
      },
    );
    return () => {
      current = false;
    };
  }, [id, rev]);
  return { detail: found.detail?.row.id === id ? found.detail : undefined, error: found.error };
};
