import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '../../../preload/contract';
import { griddesk, kept, valueOf } from '../../kit';

/** In a storm of answers the screen asks no more often than this, ms: whoever reads it could not follow, and whoever types would wait. */
const APART_MS = 1000;

export interface Told<T> {
  readonly value: T | undefined;
  readonly error: unknown;
  readonly again: () => void;
}

/**
 * What main says to a question, asked anew when something has changed there, one question at a time. `ask` stands for the
 * question: keep its identity. Another question forgets the answer to the one before.
 */
export const useTold = <T>(ask: () => Promise<Result<T>>): Told<T> => {
  const [shown, setShown] = useState<{ readonly of: unknown; readonly value: T | undefined; readonly error: unknown }>();
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((before) => before + 1), []);
  const asked = useRef(0);
  useEffect(() => {
    let here = true;
    let busy = false;
    let wanted = false;
    let timer: number | undefined;
    const look = async (): Promise<void> => {
      if (busy) {
        wanted = true;
        return;
      }
      busy = true;
      wanted = false;
      asked.current = performance.now();
      try {
        const value = await valueOf(ask());
        // Drawn in pieces: a key that is pressed meanwhile goes first.
        const show = () =>
          setShown((before) => ({ of: ask, value: kept(before?.of === ask ? before.value : undefined, value), error: undefined }));
        if (here) startTransition(show);
      } catch (error) {
        if (here) setShown({ of: ask, value: undefined, error });
      }
      busy = false;
      if (here && wanted) later();
    };
    const later = (): void => {
      timer ??= window.setTimeout(
        () => {
          timer = undefined;
          void look();
        },
        Math.max(0, asked.current + APART_MS - performance.now()),
      );
    };
    void look();
    const end = griddesk.onPoke(later);
    return () => {
      here = false;
      window.clearTimeout(timer);
      end();
    };
  }, [ask, round]);
  const current = shown?.of === ask ? shown : undefined;
  return { value: current?.value, error: current?.error, again };
};
