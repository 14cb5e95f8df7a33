import { memo } from 'react';
import { Box } from '@mui/material';
import type { WallBroadcast } from '../../../../preload/contract';
import { timeLeftText, useFormat, useTerm } from '../../../kit';
import { shortName } from '../project';
import { cut } from '../../../components';
import { TEXT, units } from '../size';
import { useWallStrings } from '../strings';

const MINUTE = 60_000;
const CHART = { width: 100, height: 40, foot: 5 } as const;
const LISTED = 6;
/** One that has ended stays on the wall so long. */
const ENDED_MS = 2 * 60 * MINUTE;

/** What there is to show of it: those that run, and one that has just ended. */
export const shownOn = (broadcasts: readonly WallBroadcast[], now: number): readonly WallBroadcast[] =>
  broadcasts.filter(({ closedAt }) => closedAt === undefined || now - closedAt < ENDED_MS);

/** A share of people, never rounded up to all of them. */
const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.floor((part / whole) * 100) / 100);

/** Answers summed up over the minutes, against the line of the promise: everybody by the end of the window. */
const Curve = ({ broadcast: { minutes, sent, windowMinutes }, until }: { readonly broadcast: WallBroadcast; readonly until: number }) => {
  const t = useWallStrings();
  const { number } = useFormat();
  const last = Math.max(windowMinutes, 1);
  const top = TEXT;
  const high = CHART.height - CHART.foot - top;
  const x = (minute: number) => ((Math.min(minute, last) / last) * CHART.width).toFixed(1);
  const y = (people: number) => (top + high * (1 - Math.min(1, people / Math.max(1, sent)))).toFixed(1);
  let sum = 0;
  const points = minutes
    .filter(({ minute }) => minute < last)
    .map(({ minute, answered }) => {
      sum += answered;
      // Of the minute that runs, as far as it has come.
      return `${x(Math.min(minute + 1, until))},${y(sum)}`;
    });
  return (
    <Box
      component="svg"
      role="img"
      aria-label={t('curve', { answered: number(sum), sent: number(sent) })}
      viewBox={`0 0 ${CHART.width} ${CHART.height}`}
      sx={({ vars }) => ({
        width: units(CHART.width),
        height: units(CHART.height),
        display: 'block',
        overflow: 'visible',
        '& polyline': { fill: 'none', stroke: vars!.palette.primary.main, strokeWidth: 0.9 },
        '& line': { stroke: vars!.palette.text.secondary, strokeWidth: 0.25 },
        '& text': { fill: vars!.palette.text.primary, fontSize: `${TEXT}px` },
      })}
    >
      <line x1="0" x2={CHART.width} y1={y(0)} y2={y(0)} />
      <line x1="0" x2={CHART.width} y1={y(0)} y2={y(sent)} strokeDasharray="1.5 1" />
      <polyline points={[`0,${y(0)}`, ...points, `${x(until)},${y(sum)}`].join(' ')} />
      <text x="0" y={CHART.height - 0.8}>
        0
      </text>
      <text x={CHART.width} y={CHART.height - 0.8} textAnchor="end">
        {t('minutes', { count: last })}
      </text>
    </Box>
  );
};

/** The running mobilisation as everybody may see it: how many were asked, have read, have answered, and where it lags. */
export const Mobilisation = memo(({ broadcast, now }: { readonly broadcast: WallBroadcast; readonly now: number }) => {
  const t = useWallStrings();
  const term = useTerm();
  const { number, percent } = useFormat();
  const { kind, sentAt, windowMinutes, closedAt, sent, delivered, read, answered, villages } = broadcast;
  const left = sentAt + windowMinutes * MINUTE - now;
  const figures = [
    ['sent', sent],
    ['delivered', delivered],
    ['read', read],
    ['answered', answered],
  ] as const;
  const behind = villages
    .map((village) => ({ ...village, silent: village.sent - village.answered }))
    .filter(({ silent }) => silent > 0)
    .toSorted((a, b) => b.silent - a.silent || (a.code < b.code ? -1 : 1))
    .slice(0, LISTED);
  return (
    <Box
      data-testid="wall-mobilisation"
      sx={{ height: '100%', display: 'grid', gridTemplateColumns: `${units(104)} minmax(0, 1fr)`, columnGap: units(4) }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', alignItems: 'baseline', gap: units(3), whiteSpace: 'nowrap' }}>
          <Box component="h3" sx={{ m: 0, fontSize: units(6), fontWeight: 600 }}>
            {term('broadcastKinds', kind)}
          </Box>
          <Box
            component="span"
            sx={{
              fontSize: units(5),
              fontWeight: 600,
              ml: 'auto',
              color: closedAt === undefined && left < 0 ? 'light.red' : 'text.primary',
            }}
          >
            {closedAt === undefined ? t(left < 0 ? 'windowOver' : 'windowLeft', { time: timeLeftText(left) }) : t('hasEnded')}
          </Box>
        </Box>
        <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'repeat(4, 1fr)' }}>
          {figures.map(([name, value]) => (
            <div key={name} data-testid={`wall-mobilised-${name}`}>
              <Box component="dt" sx={{ fontSize: units(3.2), color: 'text.secondary' }}>
                {t(`mobilised-${name}`)}
              </Box>
              <Box component="dd" sx={{ m: 0, fontSize: units(6), fontWeight: 600, lineHeight: 1.2 }}>
                {number(value)}
                {name !== 'sent' && (
                  <Box component="span" sx={{ fontSize: units(3.2), fontWeight: 400, ml: units(1), color: 'text.secondary' }}>
                    {percent(share(value, sent))}
                  </Box>
                )}
              </Box>
            </div>
          ))}
        </Box>
        <Curve broadcast={broadcast} until={Math.max(0, ((closedAt ?? now) - sentAt) / MINUTE)} />
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Box component="h3" sx={{ m: 0, fontSize: units(3.8), fontWeight: 600 }}>
          {t(behind.length === 0 ? 'allAnswered' : 'behind')}
        </Box>
        <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', fontSize: units(3.6) }}>
          {behind.map(({ code, name, silent, sent: asked }) => (
            <Box
              component="li"
              key={code}
              sx={{
                display: 'flex',
                justifyContent: 'space-between',
                gap: units(2),
                lineHeight: 2,
                borderBottom: 1,
                borderColor: 'divider',
              }}
            >
              <Box component="span" sx={cut}>
                {name === '' ? t('noVillage') : shortName(name)}
              </Box>
              <Box component="span" sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
                {t('share', { numerator: number(silent), denominator: number(asked) })}
              </Box>
            </Box>
          ))}
        </Box>
      </Box>
    </Box>
  );
});
Mobilisation.displayName = 'Mobilisation';
