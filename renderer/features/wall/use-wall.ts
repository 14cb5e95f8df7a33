import { useEffect, useState } from 'react';
import type { Directory, Result, WallBroadcast, WallFigures, WallState } from '../../../preload/contract';
import { griddesk } from '../../kit';

/** A busy minute is drawn every few seconds, not at every report. */
const SOON_MS = 3000;
/** Limits run out without anything happening. */
const STATE_MS = 15_000;
const FIGURES_MS = 60_000;
const DIRECTORY_MS = 10 * 60_000;

/**
 * Asks again and again, and sooner when main says that something changed. Holds the last answer and nothing else, so that
 * a wall is as large after a week as after a minute. A refusal (the console is closing, or not open yet) leaves what was there.
 */
const useAsked = <T>(ask: () => Promise<Result<T>>, everyMs: number, soonMs?: number, isWhole?: (value: T) => boolean): T | undefined => {
  const [value, setValue] = useState<T>();
  useEffect(() => {
    let ended = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let due = Number.POSITIVE_INFINITY;
    const plan = (ms: number) => {
      if (ended || Date.now() + ms >= due) return;
      clearTimeout(timer);
      due = Date.now() + ms;
      timer = setTimeout(() => void run(), ms);
    };
    const run = async () => {
      const answer = await ask().catch(() => undefined);
      due = Number.POSITIVE_INFINITY;
      if (ended) return;
      if (answer?.ok) setValue(answer.value);
      plan(answer?.ok && (isWhole?.(answer.value) ?? true) ? everyMs : SOON_MS);
    };
    void run();
    const stop = soonMs === undefined ? undefined : griddesk.onPoke(() => plan(soonMs));
    return () => {
      ended = true;
      clearTimeout(timer);
      stop?.();
    };
  }, [ask, everyMs, soonMs, isWhole]);
  return value;
};

const askState = () => griddesk.wall.read();
const askMobilised = () => griddesk.mobilise.wall();
const askFigures = () => griddesk.wall.figures();
/** While main reads a long past for the first time there are none. */
const areCounted = ({ figures }: WallFigures) => figures.length > 0;
const askDirectory = () => griddesk.directory.read();

export interface Wall {
  readonly state: WallState | undefined;
  readonly figures: WallFigures | undefined;
  readonly mobilised: readonly WallBroadcast[] | undefined;
  readonly directory: Directory | undefined;
}

export const useWall = (): Wall => ({
  state: useAsked(askState, STATE_MS, SOON_MS),
  figures: useAsked(askFigures, FIGURES_MS, undefined, areCounted),
  mobilised: useAsked(askMobilised, STATE_MS, SOON_MS),
  directory: useAsked(askDirectory, DIRECTORY_MS),
});
