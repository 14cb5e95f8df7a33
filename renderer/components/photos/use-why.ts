import { useCallback, useEffect, useRef, useState } from 'react';
import type { Output } from '../../../preload/contract';
import { griddesk } from '../../kit';

/** Main serves photos from the cache or the platform; nothing is loaded from elsewhere. */
export const photoAddress = (id: string, small = false): string => `app://griddesk/media/${encodeURIComponent(id)}${small ? '?thumb' : ''}`;

export type Why = Output<'media.state'>;

export interface Tried {
  /** Counts the tries: the key of the picture's element. */
  readonly tries: number;
  readonly loaded: boolean;
  /** Why it was not to be seen the last time; undefined: it is, or it has not been tried to its end. */
  readonly why: Why | undefined;
  /** It may still come. */
  readonly waits: boolean;
  readonly onLoad: () => void;
  readonly onError: () => void;
  /** Tries again, as if for the first time. */
  readonly again: () => void;
}

/**
 * A picture that may fail, and why. It is tried again when something new arrives, and until that has come to its end, what was said
 * stays: words that come and go with every sign of the line help nobody.
 */
export const useTried = (id: string, small: boolean): Tried => {
  const [tries, setTries] = useState(0);
  const [loaded, setLoaded] = useState(false);
  const [why, setWhy] = useState<Why>();
  const latest = useRef(0);
  useEffect(() => {
    latest.current = tries;
    return () => {
      latest.current = -1;
    };
  }, [tries]);
  const waits = !loaded && (why?.state === 'none' || why?.state === 'unreachable');
  useEffect(() => {
    if (!waits) return undefined;
    const retry = () => setTries((before) => before + 1);
    const ends = [griddesk.onPoke(retry), griddesk.onConnection(retry)];
    return () => ends.forEach((end) => end());
  }, [waits]);
  return {
    tries,
    loaded,
    why,
    waits,
    onLoad: () => {
      setLoaded(true);
      setWhy(undefined);
    },
    onError: () =>
      void griddesk.media.state({ mediaId: id, small }).then((answer) => {
        if (latest.current === tries) setWhy(answer.ok ? answer.value : { state: 'unreachable' });
      }),
    again: useCallback(() => {
      setWhy(undefined);
      setTries((before) => before + 1);
    }, []),
  };
};
