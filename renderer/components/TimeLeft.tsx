import { memo, useCallback } from 'react';
import { lightOf, type Clock } from '../../preload/contract';
import { classes, timeLeftText, useAsTimeGoes } from '../kit';
import { LightMark } from './LightMark';
import css from './TimeLeft.module.css';

interface Props {
  readonly clock: Clock | undefined;
  /** Without the mark, where the row shows it elsewhere. */
  readonly bare?: boolean;
}

/** Beyond a day a second hand is noise. */
const DAY = 86_400_000;

const shownAt = (clock: Clock | undefined, now: number) => ({
  light: lightOf(clock, now),
  text: clock ? timeLeftText(clock.pausedWith ?? clock.dueAt - now) : '—',
});
type Shown = ReturnType<typeof shownAt>;
const isSame = (a: Shown, b: Shown): boolean => a.light === b.light && a.text === b.text;

/** Time left (`12:04`) or overdue (`+1:12`) with its light; tabular and right-aligned, so that it ticks without moving anything. */
export const TimeLeft = memo(({ clock, bare = false }: Props) => {
  const far = clock !== undefined && Math.abs(clock.dueAt - Date.now()) > DAY;
  const { light, text } = useAsTimeGoes(
    useCallback((now: number) => shownAt(clock, now), [clock]),
    far || clock?.pausedWith !== undefined || !clock ? 30_000 : 1000,
    isSame,
  );
  return (
    <span className={css['left']}>
      {!bare && <LightMark light={light} />}
      <span className={classes(css['text'], css[light])}>{text}</span>
    </span>
  );
});
TimeLeft.displayName = 'TimeLeft';
