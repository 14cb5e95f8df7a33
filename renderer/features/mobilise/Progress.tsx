import { memo, useMemo } from 'react';
import { Box, Typography } from '@mui/material';
import { LineChart } from '@mui/x-charts/LineChart';
import type { BroadcastBoard } from '../../../preload/contract';
import { useFormat, useNow } from '../../kit';
import { NumberTable } from './NumberTable';
import { useMobiliseStrings } from './strings';
import { useSlow } from './use-slow';

/** The font's own lines are taller than what the chart leaves for the words of an axis. */
const AXIS = 58;
const COLOURS = ['var(--mui-palette-primary-main)', 'var(--mui-palette-text-disabled)'];

/** Answers so far at the end of each minute, from the sending to the window's end or the last answer. */
export const curveOf = ({ row, minutes }: Pick<BroadcastBoard, 'row' | 'minutes'>): { readonly minute: number; readonly sum: number }[] => {
  const last = Math.max(row.windowMinutes - 1, minutes.at(-1)?.minute ?? 0);
  // Of what comes for days the window's hours are drawn, and where each further answer came.
  const drawn = last < 600 ? Array.from({ length: last + 1 }, (_, minute) => minute) : minutes.map(({ minute }) => minute);
  const answered = new Map(minutes.map((one) => [one.minute, one.answered]));
  let sum = 0;
  return drawn.map((minute) => ({ minute, sum: (sum += answered.get(minute) ?? 0) }));
};

const MINUTE = 60_000;
/** The numbers above follow every second; what stands in minutes and in an order need not, ms. */
const SLOW_MS = 3000;

/** The last minute of which anything can be said: of what lies ahead nothing is drawn. */
const useSoFar = ({ row: { sentAt, closedAt }, minutes }: BroadcastBoard): number => {
  const now = useNow(MINUTE);
  return Math.max(minutes.at(-1)?.minute ?? 0, Math.floor(((closedAt ?? now) - sentAt) / MINUTE));
};

const Curve = ({ board }: { readonly board: BroadcastBoard }) => {
  const t = useMobiliseStrings();
  const { number } = useFormat();
  const points = useMemo(() => curveOf(board), [board]);
  const soFar = useSoFar(board);
  const { sent, windowMinutes } = board.row;
  // Everybody within the window: what it takes to get there minute by minute.
  const promise = points.map(({ minute }) => Math.min(sent, Math.round((sent * (minute + 1)) / windowMinutes)));
  return (
    <Box role="img" aria-label={t('curveLabel')} data-testid="mobilise-curve" sx={{ minWidth: 0 }}>
      <LineChart
        height={260}
        margin={{ left: 0, right: 16, top: 8, bottom: 0 }}
        colors={COLOURS}
        skipAnimation
        disableKeyboardNavigation
        xAxis={[
          {
            data: [0, ...points.map(({ minute }) => minute + 1)],
            height: AXIS,
            min: 0,
            label: t('minute'),
            valueFormatter: (value: number) => number(value),
          },
        ]}
        yAxis={[{ width: 56, min: 0, max: Math.max(1, sent), valueFormatter: (value: number) => number(value) }]}
        series={[
          {
            data: [0, ...points.map(({ minute, sum }) => (minute <= soFar ? sum : null))],
            label: t('answered'),
            showMark: false,
            curve: 'linear',
          },
          { data: [0, ...promise], label: t('promise'), showMark: false, curve: 'linear' },
        ]}
        grid={{ horizontal: true }}
        slotProps={{ legend: { position: { vertical: 'top', horizontal: 'end' } } }}
      />
    </Box>
  );
};

/** Minutes in which something came, the latest first: the numbers of the curve. */
const Minutes = ({ board }: { readonly board: BroadcastBoard }) => {
  const t = useMobiliseStrings();
  const { number, percent } = useFormat();
  const sums = useMemo(() => new Map(curveOf(board).map(({ minute, sum }) => [minute, sum])), [board]);
  return (
    <Box tabIndex={0} role="region" aria-label={t('perMinute')} sx={{ maxHeight: 268, overflowY: 'auto' }}>
      <NumberTable label={t('perMinute')} testId="mobilise-minutes-table">
        <thead>
          <tr>
            <th scope="col">{t('minute')}</th>
            <th scope="col">{t('delivered')}</th>
            <th scope="col">{t('read')}</th>
            <th scope="col">{t('answered')}</th>
            <th scope="col">{t('sum')}</th>
            <th scope="col">{t('share')}</th>
          </tr>
        </thead>
        <tbody>
          {board.minutes.toReversed().map(({ minute, delivered, read, answered }) => {
            const sum = sums.get(minute) ?? 0;
            return (
              <tr key={minute}>
                <td>{number(minute + 1)}</td>
                <td>{number(delivered)}</td>
                <td>{number(read)}</td>
                <td>{number(answered)}</td>
                <td>{number(sum)}</td>
                <td>{board.row.sent > 0 ? percent(sum / board.row.sent) : ''}</td>
              </tr>
            );
          })}
        </tbody>
      </NumberTable>
    </Box>
  );
};

interface Line {
  readonly name: string;
  readonly code: string;
  readonly sent: number;
  readonly delivered: number;
  readonly read: number;
  readonly answered: number;
}

/** Drawn again only when one of its own numbers changes. */
const VillageLine = memo(({ name, code, sent, delivered, read, answered }: Line) => {
  const { number, percent } = useFormat();
  return (
    <tr data-testid="mobilise-village" data-code={code} data-answered={answered}>
      <th scope="row">{name}</th>
      <td>{number(sent)}</td>
      <td>{number(delivered)}</td>
      <td>{number(read)}</td>
      <td>{number(answered)}</td>
      <td>{sent > 0 ? percent(answered / sent) : ''}</td>
      <td aria-hidden>
        <div className="bar">
          <div style={{ width: sent > 0 ? `${(100 * answered) / sent}%` : 0 }} />
        </div>
      </td>
    </tr>
  );
});
VillageLine.displayName = 'VillageLine';

/** The villages with most people still to reach first. */
const Villages = ({ board }: { readonly board: BroadcastBoard }) => {
  const t = useMobiliseStrings();
  const rows = useMemo(
    () => board.villages.toSorted((a, b) => b.sent - b.answered - (a.sent - a.answered) || (a.code < b.code ? -1 : 1)),
    [board.villages],
  );
  return (
    <NumberTable label={t('villages')} testId="mobilise-villages">
      <thead>
        <tr>
          <th scope="col">{t('village')}</th>
          <th scope="col">{t('sentCount')}</th>
          <th scope="col">{t('delivered')}</th>
          <th scope="col">{t('read')}</th>
          <th scope="col">{t('answered')}</th>
          <th scope="col">{t('share')}</th>
          <td style={{ width: '30%' }} aria-hidden />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <VillageLine key={row.code} {...row} name={row.code === '' ? t('unknownVillage') : row.name} />
        ))}
      </tbody>
    </NumberTable>
  );
};

/** The curve against the promise with its table beside it, and the villages. */
export const Progress = ({ board: now }: { readonly board: BroadcastBoard }) => {
  const t = useMobiliseStrings();
  const board = useSlow(now, SLOW_MS);
  return (
    <>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', lg: 'minmax(0, 1fr) minmax(0, 1fr)' }, gap: 2 }}>
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="h3">{t('curve')}</Typography>
          <Curve board={board} />
        </Box>
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="h3">{t('perMinute')}</Typography>
          <Minutes board={board} />
        </Box>
      </Box>
      <Typography variant="h3" sx={{ mt: 2 }}>
        {t('villages')}
      </Typography>
      <Villages board={board} />
    </>
  );
};
