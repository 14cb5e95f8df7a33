import { useEffect, useState } from 'react';
import type { Result } from '../../../preload/contract';
import { valueOf } from '../../kit';

/** What main answers to a question that needs no counting first; the answer to the one before stands until it comes. */
export const useTold = <T>(ask: () => Promise<Result<T>>): { readonly value: T | undefined; readonly error: unknown } => {
  const [shown, setShown] = useState<{ readonly value: T | undefined; readonly error: unknown }>({ value: undefined, error: undefined });
  useEffect(() => {
    let current = true;
    valueOf(ask()).then(
      (value) => current && setShown({ value, error: undefined }),
      (error: unknown) => current && setShown({ value: undefined, error }),
    );
    return () => {
      current = false;
    };
  }, [ask]);
  return shown;
};
