import { useCallback, useEffect, useState } from 'react';
import type { Output, Result } from '../../../preload/contract';
import { valueOf } from '../../kit';

type Counting = Extract<Output<'evaluation.read'>, { readonly state: 'counting' }>;
/** While main counts, it is asked again so often, ms. */
const AGAIN_MS = 400;

export interface Answer<T> {
  /** The last one that came, of this question or, while a new one is looked up, of the one before. */
  readonly value: T | undefined;
  /** Main still counts: so many of so many. */
  readonly counting: Counting | undefined;
  readonly busy: boolean;
  readonly error: unknown;
  readonly again: () => void;
}

/**
 * Asks until main has counted. `ask` stands for the question: another one is another question; undefined asks nothing.
 */
export const useAnswer = <T extends { readonly state: 'counted' }>(ask: (() => Promise<Result<T | Counting>>) | undefined): Answer<T> => {
  const [round, setRound] = useState(0);
  const [shown, setShown] = useState<Omit<Answer<T>, 'again'>>({ value: undefined, counting: undefined, busy: true, error: undefined });
  useEffect(() => {
    if (!ask) return undefined;
    let current = true;
    let timer: number | undefined;
    const look = async (): Promise<void> => {
      try {
        const answer = await valueOf(ask());
        if (!current) return;
        if (answer.state === 'counting') {
          setShown(({ value }) => ({ value, counting: answer, busy: true, error: undefined }));
          timer = window.setTimeout(() => void look(), AGAIN_MS);
        } else setShown({ value: answer, counting: undefined, busy: false, error: undefined });
      } catch (error) {
        if (current) setShown({ value: undefined, counting: undefined, busy: false, error });
      }
    };
    setShown(({ value }) => ({ value, counting: undefined, busy: true, error: undefined }));
    void look();
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [ask, round]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return { ...shown, again };
};
