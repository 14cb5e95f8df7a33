import { useMemo } from 'react';
import { Box } from '@mui/material';
import { lightOf, type CaseRow } from '../../preload/contract';
import { EmptyState, StateChip, TimeLeft } from '../components';
import { pick, useFormat, useLang, useNow, useSettings, useShortcut } from '../kit';
import { anyCase, useCases, useDirectory } from '../replica';
import { LazyMap } from './LazyMap';
import { SideWindow } from './SideWindow';
import { useAppStrings } from './strings';
import { useWallStrings } from './wall-strings';

const DAY = 86_400_000;
/** China's clock is eight hours ahead of UTC all year. */
const localDay = (at: number): number => Math.floor((at + 8 * 3_600_000) / DAY);
/** Rows of one screen, and how long it stands. */
const ROWS = 12;
const TURN_MS = 15_000;

/** Large figures over the board. */
const Figures = ({ open, now }: { readonly open: readonly CaseRow[]; readonly now: number }) => {
  const t = useWallStrings();
  const { number } = useFormat();
  const all = useCases(anyCase);
  const lights = open.map((row) => lightOf(row.clock, now));
  const figures = [
    ['all', open.length],
    ['urgent', open.filter((row) => row.priority === 'urgent').length],
    ['overdue', lights.filter((light) => light === 'red').length],
    ['near', lights.filter((light) => light === 'yellow').length],
    ['today', all.filter((row) => localDay(row.reportedAt) === localDay(now)).length],
  ] as const;
  return (
    <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'repeat(5, 1fr)', gap: '1px', m: 0, bgcolor: 'divider' }}>
      {figures.map(([name, value]) => (
        <Box key={name} data-testid={`wall-${name}`} sx={{ px: '1.2vw', py: '1vh', bgcolor: 'background.paper' }}>
          <Box component="dt" sx={{ fontSize: 'clamp(13px, 1vw, 24px)', color: 'text.secondary' }}>
            {t(name)}
          </Box>
          <Box
            component="dd"
            sx={{
              m: 0,
              fontSize: 'clamp(26px, 2.6vw, 64px)',
              lineHeight: 1.2,
              fontWeight: 600,
              color: value === 0 ? 'text.primary' : name === 'overdue' ? 'light.red' : name === 'near' ? 'light.yellow' : 'text.primary',
            }}
          >
            {number(value)}
          </Box>
        </Box>
      ))}
    </Box>
  );
};

const cut = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 } as const;
const COLUMNS = '6.2em minmax(0, 1.2fr) minmax(0, 1.1fr) minmax(0, 1fr) 6em 7.4em';

/** The grid's name usually begins with its village's. */
const place = ({ villageName, gridName }: CaseRow): string =>
  gridName === undefined ? villageName : gridName.startsWith(villageName) ? gridName : `${villageName} · ${gridName}`;

const Line = ({ row }: { readonly row: CaseRow }) => {
  const t = useWallStrings();
  const lang = useLang();
  const { categories } = useDirectory();
  const category = row.category === undefined ? undefined : categories.get(row.category);
  const names = row.tasks.filter((task) => task.state !== 'recalled' && task.state !== 'declined').map((task) => task.departmentName);
  return (
    <Box
      role="row"
      data-testid="wall-row"
      data-case-id={row.id}
      sx={{
        display: 'grid',
        gridTemplateColumns: COLUMNS,
        alignItems: 'center',
        columnGap: '0.8em',
        px: '0.8em',
        borderBottom: 1,
        borderColor: 'divider',
        minHeight: 0,
      }}
    >
      <Box role="cell">{row.number}</Box>
      <Box role="cell" sx={cut}>
        {place(row)}
      </Box>
      <Box role="cell" sx={cut}>
        {category ? pick(lang, category) : t('unknown')}
      </Box>
      <Box role="cell" sx={{ ...cut, color: 'text.secondary' }}>
        {names.length > 1 ? `${names[0]}${t('more')}` : (names[0] ?? '')}
      </Box>
      <Box role="cell" sx={{ '& > span': { fontSize: '0.86em', lineHeight: 1.6 } }}>
        <StateChip state={row.state} />
      </Box>
      <Box role="cell" sx={{ justifySelf: 'end' }}>
        <TimeLeft clock={row.clock} />
      </Box>
    </Box>
  );
};

/** The queue from its top, screen after screen. */
const Board = ({ open, now }: { readonly open: readonly CaseRow[]; readonly now: number }) => {
  const t = useWallStrings();
  const pages = Math.max(1, Math.ceil(open.length / ROWS));
  const page = Math.floor(now / TURN_MS) % pages;
  const rows = open.slice(page * ROWS, (page + 1) * ROWS);
  if (open.length === 0) return <EmptyState title={t('empty')} />;
  const titles = ['number', 'place', 'category', 'departments', 'state', 'left'] as const;
  return (
    <Box
      role="table"
      aria-label={t('board')}
      sx={{
        height: '100%',
        minHeight: 0,
        display: 'grid',
        gridTemplateRows: `auto repeat(${ROWS}, minmax(0, 1fr)) auto`,
        fontSize: 'clamp(14px, 1.05vw, 26px)',
      }}
    >
      <Box
        role="row"
        sx={{
          display: 'grid',
          gridTemplateColumns: COLUMNS,
          columnGap: '0.8em',
          px: '0.8em',
          py: '0.5vh',
          color: 'text.secondary',
          bgcolor: 'surface.bar',
          '& > *': { fontSize: '0.86em' },
        }}
      >
        {titles.map((name) => (
          <Box key={name} role="columnheader" sx={name === 'left' ? { textAlign: 'right' } : cut}>
            {t(name)}
          </Box>
        ))}
      </Box>
      {rows.map((row) => (
        <Line key={row.id} row={row} />
      ))}
      <Box sx={{ gridRow: ROWS + 2, px: '0.8em', py: '0.4vh', color: 'text.secondary', fontSize: '0.86em', textAlign: 'right' }}>
        {t('page', { page: page + 1, pages })}
      </Box>
    </Box>
  );
};

/** For a big screen in the room: figures, board and map. Main answers this window nothing that must not be seen from the door. */
export const WallWindow = () => {
  const t = useWallStrings();
  const app = useAppStrings();
  const format = useFormat();
  const now = useNow();
  const { areaName } = useDirectory();
  const { seat } = useSettings();
  const open = useCases();
  const area = areaName(seat.area);
  // The board turns by the quarter minute; the clock by the second.
  const turn = Math.floor(now / 5000) * 5000;
  const board = useMemo(() => <Board open={open} now={turn} />, [open, turn]);
  const figures = useMemo(() => <Figures open={open} now={turn} />, [open, turn]);
  useShortcut('Escape', () => window.close());
  return (
    <SideWindow title={`${app('wall')} ${area}`}>
      <Box
        data-testid="wall"
        sx={{
          height: '100%',
          display: 'grid',
          gridTemplate: '"head head" auto "figures map" auto "board map" minmax(0, 1fr) / minmax(0, 3fr) minmax(0, 2fr)',
        }}
      >
        <Box
          component="header"
          sx={{
            gridArea: 'head',
            display: 'flex',
            alignItems: 'baseline',
            gap: '1em',
            px: '1.2vw',
            py: '0.8vh',
            bgcolor: 'surface.bar',
            fontSize: 'clamp(18px, 1.6vw, 40px)',
          }}
        >
          <Box component="h2" sx={{ m: 0, mr: 'auto', fontSize: 'inherit', fontWeight: 600 }}>
            {t('title', { area })}
          </Box>
          <span>{format.date(now)}</span>
          <Box component="time" sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 600 }}>
            {format.timeWithSeconds(now)}
          </Box>
        </Box>
        <Box sx={{ gridArea: 'figures', borderBottom: 1, borderColor: 'divider' }}>{figures}</Box>
        <Box sx={{ gridArea: 'board', minHeight: 0, overflow: 'hidden' }}>{board}</Box>
        <Box sx={{ gridArea: 'map', minHeight: 0, borderLeft: 1, borderColor: 'divider' }} inert>
          <LazyMap still />
        </Box>
      </Box>
    </SideWindow>
  );
};
