import { memo } from 'react';
import type { SupervisionLevel } from '../../preload/contract';
import { classes, useTerm } from '../kit';
import css from './SlipMark.module.css';

/** One bar more a level, so that it survives a bad monitor and a colour-blind reader. */
const bars: Record<SupervisionLevel, string> = {
  blue: 'M4.5 3h3v2.5h-3z',
  orange: 'M3 3h2.4v2.5H3zM6.6 3H9v2.5H6.6z',
  red: 'M2.6 3h1.8v2.5H2.6zM5.1 3h1.8v2.5H5.1zM7.6 3h1.8v2.5H7.6z',
};

/** A slip hangs like a ticket: its level by colour and by the number of bars, in words for a screen reader. 督办单 */
export const SlipMark = memo(({ level, size = 14 }: { readonly level: SupervisionLevel; readonly size?: number }) => {
  const term = useTerm();
  return (
    <svg
      role="img"
      aria-label={term('supervisionLevels', level)}
      data-slip={level}
      viewBox="0 0 12 12"
      width={size}
      height={size}
      className={classes(css['mark'], css[level])}
    >
      <path d="M1 1h10v6.5L6 11 1 7.5z" fill="none" stroke="currentColor" strokeWidth="1.2" />
      <path d={bars[level]} fill="currentColor" />
    </svg>
  );
});
SlipMark.displayName = 'SlipMark';
