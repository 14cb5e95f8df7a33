import { memo } from 'react';
import type { Light } from '../../preload/contract';
import { classes, useTerm } from '../kit';
import css from './LightMark.module.css';

/** A shape for each light, so that it survives a bad monitor and a colour-blind reader. 12 x 12. */
const shapes: Record<Light, string> = {
  green: 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z',
  yellow: 'M6 .8 11.6 11H.4z',
  red: 'M1.5 1.5h9v9h-9z',
  paused: 'M2 1.5h3v9H2zM7 1.5h3v9H7z',
  none: 'M2 5.25h8v1.5H2z',
};

/** ● on time, ▲ near its limit, ■ overdue, with the word for screen readers. */
export const LightMark = memo(({ light, size = 12 }: { readonly light: Light; readonly size?: number }) => {
  const term = useTerm();
  return (
    <svg
      role="img"
      aria-label={term('lights', light)}
      viewBox="0 0 12 12"
      width={size}
      height={size}
      className={classes(css['mark'], css[light])}
    >
      <path d={shapes[light]} />
    </svg>
  );
});
LightMark.displayName = 'LightMark';
