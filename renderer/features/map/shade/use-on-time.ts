import { useEffect, useState } from 'react';
import type { OnTimeDays, Output, PlaceShare } from '../../../../preload/contract';
import { fromText, griddesk, valueOf } from '../../../kit';

/** A share of days that are over moves slowly, ms. */
const EVERY_MS = 15_000;
/** While main counts, it is asked again so often, ms. */
const AGAIN_MS = 500;

type Counting = Extract<Output<'map.onTime'>, { readonly state: 'counting' }>;

export interface OnTime {
  readonly places: readonly PlaceShare[];
  /** Nothing is known yet. */
  readonly waiting: boolean;
  readonly counting: Counting | undefined;
  /** Cases that changed and are not counted yet. */
  readonly behind: number;
}
const NOTHING: OnTime = { places: [], waiting: true, counting: undefined, behind: 0 };

/** The share closed on time by place, while somebody looks at it; undefined asks nothing. What was last known stays when the answer does not come. */
export const useOnTime = (days: OnTimeDays | undefined): OnTime => {
  const [known, setKnown] = useState<{ readonly days: OnTimeDays | undefined; readonly told: OnTime }>({ days: undefined, told: NOTHING });
  useEffect(() => {
    if (days === undefined) return undefined;
    let current = true;
    let last = '';
    let timer: number | undefined;
    const told = (answer: Output<'map.onTime'>): number => {
      if (answer.state === 'counting') {
        setKnown((before) => ({ days, told: { ...(before.days === days ? before.told : NOTHING), counting: answer } }));
        return AGAIN_MS;
      }
      const { places, behind } = answer;
      const now = JSON.stringify([places, behind]);
      if (now !== last) setKnown({ days, told: { places, waiting: false, counting: undefined, behind } });
      last = now;
      return EVERY_MS;
    };
    const ask = async (): Promise<void> => {
      let wait = EVERY_MS;
      if (document.visibilityState !== 'hidden') {
        try {
          const answer = await valueOf(fromText(griddesk.map.onTimeText({ days })));
          if (current) wait = told(answer);
        } catch {
          // Main says what is wrong elsewhere.
        }
      }
      if (current) timer = window.setTimeout(() => void ask(), wait);
    };
    void ask();
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [days]);
  return known.days === days ? known.told : NOTHING;
};
