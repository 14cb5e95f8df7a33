import { useEffect, useState } from 'react';
import type { Result } from '../../../../preload/contract';

/**
 * Asks main once typing pauses, and hands out the answer to what is asked now; until it has come, the one before.
 * @param ask a method of the bridge, the same at every drawing
 * @param question asked again when its JSON changes; undefined: nothing is asked and nothing handed out
 */
export const useAsked = <Q, A>(question: Q | undefined, ask: (question: Q) => Promise<Result<A>>, pauseMs = 150): A | undefined => {
  const [answer, setAnswer] = useState<A>();
  const said = question === undefined ? undefined : JSON.stringify(question);
  useEffect(() => {
    if (said === undefined) {
      setAnswer(undefined);
      return undefined;
    }
    let current = true;
    const timer = setTimeout(async () => {
      const result = await ask(JSON.parse(said) as Q);
      if (current && result.ok) setAnswer(result.value);
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [said, ask, pauseMs]);
  return answer;
};
