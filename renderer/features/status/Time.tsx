import { useRef } from 'react';
import { Box } from '@mui/material';
import { useEachSecond, useFormat, useNow } from '../../kit';

/** How many digits there are for the tens of the seconds, and for the ones. */
const PLACES = [6, 10] as const;
/** All digits of a place stand in the same spot of the line, so that what is seen is read as one text. */
const PLACE = { display: 'inline-block', width: '1ch', whiteSpace: 'nowrap', '& > *': { mr: '-1ch', visibility: 'hidden' } } as const;

const show = (place: Element, digit: number): void =>
  [...(place.children as HTMLCollectionOf<HTMLElement>)].forEach(({ style }, i) => {
    style.visibility = i === digit ? 'visible' : '';
  });

/**
 * The time, to the second. It is all that moves in a console at which nothing happens, so a second costs as little as it can:
 * which digits are seen is changed without React and without laying anything out, after which Chromium would look anew at
 * what lies under the pointer.
 */
export const Time = () => {
  const { timeWithSeconds } = useFormat();
  const places = useRef<HTMLElement>(null);
  useEachSecond((now) => {
    const [tens, ones] = places.current?.children ?? [];
    const second = new Date(now).getSeconds();
    if (tens) show(tens, Math.floor(second / 10));
    if (ones) show(ones, second % 10);
  });
  return (
    <span>
      {timeWithSeconds(useNow(60_000)).slice(0, -PLACES.length)}
      <span ref={places}>
        {PLACES.map((digits) => (
          <Box component="span" key={digits} sx={PLACE}>
            {Array.from({ length: digits }, (_, digit) => (
              <span key={digit}>{digit}</span>
            ))}
          </Box>
        ))}
      </span>
    </span>
  );
};
