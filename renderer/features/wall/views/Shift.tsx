import { memo } from 'react';
import { Box } from '@mui/material';
import type { Category, Weather, WallState } from '../../../../preload/contract';
import { pick, useFormat, useLang, useTerm } from '../../../kit';
import { shortName } from '../project';
import { cut } from '../../../components';
import { TEXT, units } from '../size';
import { useWallStrings } from '../strings';

const COLOURS: Readonly<Record<Weather, string>> = {
  clear: 'light.green',
  cloudy: 'light.yellow',
  showers: 'light.red',
  storm: 'light.red',
};
/** Sun, cloud, rain, lightning: told apart by their shape. 24 x 24. */
const SKIES: Readonly<Record<Weather, string>> = {
  clear:
    'M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM11 1h2v3.5h-2zM11 19.5h2V23h-2zM1 11h3.5v2H1zM19.5 11H23v2h-3.5zM4.2 5.6 5.6 4.2 8 6.6 6.6 8zM16 17.4l1.4-1.4 2.4 2.4-1.4 1.4zM4.2 18.4 6.6 16 8 17.4l-2.4 2.4zM16 6.6l2.4-2.4 1.4 1.4L17.4 8z',
  cloudy: 'M7 19a5 5 0 0 1-.6-9.96A6 6 0 0 1 18 10.1 4.5 4.5 0 0 1 17.5 19z',
  showers: 'M7 15a5 5 0 0 1-.6-9.96A6 6 0 0 1 18 6.1 4.5 4.5 0 0 1 17.5 15zM7 17h2l-1 5H6zM11.5 17h2l-1 5h-2zM16 17h2l-1 5h-2z',
  storm: 'M7 14a5 5 0 0 1-.6-9.96A6 6 0 0 1 18 5.1 4.5 4.5 0 0 1 17.5 14zM12.5 14 8 20h3l-1.5 4 5.5-6.5h-3L14.5 14z',
};

/** Of twelve hours, eight units each. */
const BARS = { width: 96, height: 36 } as const;

/** Reported and ended by the hour, side by side, with the numbers of what is not nothing. */
const Hours = ({ hours }: Pick<WallState['shift'], 'hours'>) => {
  const t = useWallStrings();
  const { number, time } = useFormat();
  const most = Math.max(4, ...hours.flatMap(({ reported, ended }) => [reported, ended]));
  const step = BARS.width / hours.length;
  /** Numbers of three digits have no room side by side. */
  const crowded = most > 99;
  const rise = (value: number) => Math.round((value / most) * (BARS.height - 9) * 10) / 10;
  return (
    <Box
      component="svg"
      role="img"
      aria-label={`${t('hours')}: ${hours.map(({ from, reported, ended }) => `${time(from)} ${reported}/${ended}`).join(', ')}`}
      viewBox={`0 0 ${BARS.width} ${BARS.height}`}
      sx={{ width: units(BARS.width), height: units(BARS.height), display: 'block' }}
    >
      {hours.map(({ from, reported, ended }, at) => (
        <g key={from} transform={`translate(${at * step} 0)`}>
          <Box
            component="rect"
            x={step * 0.12}
            width={step * 0.36}
            y={BARS.height - 4.4 - rise(reported)}
            height={rise(reported)}
            sx={({ vars }) => ({ fill: vars!.palette.text.secondary })}
          />
          <Box
            component="rect"
            x={step * 0.52}
            width={step * 0.36}
            y={BARS.height - 4.4 - rise(ended)}
            height={rise(ended)}
            sx={({ vars }) => ({ fill: vars!.palette.light.green })}
          />
          <Box component="g" sx={({ vars }) => ({ fill: vars!.palette.text.primary, textAnchor: 'middle' })}>
            {(crowded
              ? [[step / 2, reported, Math.max(rise(reported), rise(ended))]]
              : [
                  [step * 0.3, reported, rise(reported)],
                  [step * 0.7, ended, rise(ended)],
                ]
            ).map(
              ([x, value, high]) =>
                value! > 0 && (
                  <text key={x} x={x} y={BARS.height - 5.2 - high!} fontSize={TEXT}>
                    {number(value!)}
                  </text>
                ),
            )}
            {at % 2 === 1 && (
              <text x={step / 2} y={BARS.height - 0.8} fontSize={TEXT}>
                {time(from).slice(0, 2)}
              </text>
            )}
          </Box>
        </g>
      ))}
    </Box>
  );
};

interface Props {
  readonly state: WallState;
  readonly categories: ReadonlyMap<string, Category>;
}

/** How the shift stands in a word, why, the last hours, and what has been open the longest. */
export const Shift = memo(({ state: { shift, totals, at }, categories }: Props) => {
  const t = useWallStrings();
  const term = useTerm();
  const lang = useLang();
  const { time, duration, number } = useFormat();
  const title = { m: 0, fontSize: units(3.6), fontWeight: 600 } as const;
  return (
    <Box sx={{ height: '100%', display: 'grid', gridTemplateColumns: `${units(100)} minmax(0, 1fr)`, columnGap: units(4) }}>
      <Box sx={{ minWidth: 0, display: 'grid', gridTemplateRows: 'auto auto 1fr', alignContent: 'start' }}>
        <Box data-testid="wall-weather" data-weather={shift.weather} sx={{ display: 'flex', alignItems: 'center', gap: units(3) }}>
          <Box
            component="svg"
            aria-hidden
            viewBox="0 0 24 24"
            sx={{ width: units(18), height: units(18), fill: 'currentColor', color: COLOURS[shift.weather] }}
          >
            <path d={SKIES[shift.weather]} />
          </Box>
          <Box sx={{ minWidth: 0 }}>
            <Box sx={{ display: 'flex', alignItems: 'baseline', gap: units(3), whiteSpace: 'nowrap' }}>
              <Box component="span" sx={{ fontSize: units(9), fontWeight: 600, lineHeight: 1.2 }}>
                {term('weathers', shift.weather)}
              </Box>
              <Box component="span" sx={{ fontSize: units(3.6), color: 'text.secondary' }}>
                {t('shift', { from: time(shift.from), to: time(shift.to) })}
              </Box>
            </Box>
            <Box sx={{ fontSize: units(3.6) }}>
              {t(`why-${shift.weather}`, { near: number(totals.near), overdue: number(totals.overdue) })}
            </Box>
            <Box sx={{ fontSize: units(3.2), color: 'text.secondary' }}>{t('notSky')}</Box>
          </Box>
        </Box>
        <Box sx={{ display: 'flex', gap: units(2.5), alignItems: 'center', mt: units(1.5), fontSize: units(3.2) }}>
          <Box component="h3" sx={{ ...title, mr: 'auto' }}>
            {t('hours')}
          </Box>
          {(
            [
              ['text.secondary', 'reported'],
              ['light.green', 'closed'],
            ] as const
          ).map(([colour, name]) => (
            <Box key={name} component="span" sx={{ display: 'flex', alignItems: 'center', gap: units(1) }}>
              <Box component="span" aria-hidden sx={{ width: units(2), height: units(2), bgcolor: colour }} />
              {t(name)}
            </Box>
          ))}
        </Box>
        <Hours hours={shift.hours} />
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Box component="h3" sx={title}>
          {t('slowest')}
        </Box>
        <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', fontSize: units(3.2) }}>
          {shift.slowest.map((line) => {
            const category = line.category === undefined ? undefined : categories.get(line.category);
            return (
              <Box component="li" key={line.number} sx={{ py: units(0.8), borderBottom: 1, borderColor: 'divider', lineHeight: 1.4 }}>
                <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: units(1) }}>
                  <span>{line.number}</span>
                  <Box component="span" sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
                    {t('since', { time: duration(at - line.reportedAt) })}
                  </Box>
                </Box>
                <Box sx={{ ...cut, color: 'text.secondary' }}>
                  {shortName(line.place)} · {category ? pick(lang, category) : t('unknown')}
                </Box>
              </Box>
            );
          })}
        </Box>
      </Box>
    </Box>
  );
});
Shift.displayName = 'Shift';
