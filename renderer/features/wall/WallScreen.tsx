import { useMemo, useState, type ReactNode } from 'react';
import { Box } from '@mui/material';
import { useFormat, useNow, useShortcut } from '../../kit';
import { useConnection } from '../../replica';
import { units } from './size';
import { Strip } from './Strip';
import { useWallStrings } from './strings';
import { useWall } from './use-wall';
import { Mobilisation, shownOn } from './views/Mobilisation';
import { MapOfPlaces } from './views/MapOfPlaces';
import { OnTime } from './views/OnTime';
import { Queue } from './views/Queue';
import { Shift } from './views/Shift';

/** A view stands so long. */
export const TURN_MS = 20_000;
/** An answer older than that is said to be. */
const STALE_MS = 90_000;

const VIEWS = ['map', 'queue', 'figures', 'shift'] as const;
type View = (typeof VIEWS)[number] | 'mobilisation';
const NONE: readonly never[] = [];

const Head = ({ area, view }: { readonly area: string; readonly view: View }) => {
  const t = useWallStrings();
  const format = useFormat();
  const now = useNow();
  return (
    <Box
      component="header"
      sx={{
        display: 'flex',
        alignItems: 'baseline',
        gap: units(3),
        px: units(2),
        py: units(0.8),
        bgcolor: 'surface.bar',
        fontSize: units(4.4),
        whiteSpace: 'nowrap',
      }}
    >
      <Box component="h2" sx={{ m: 0, fontSize: 'inherit', fontWeight: 600 }}>
        {t('title', { area })}
      </Box>
      <Box component="span" data-testid="wall-view-name" sx={{ mr: 'auto', color: 'text.secondary' }}>
        {t(`view-${view}`)}
      </Box>
      <span>{format.date(now)}</span>
      <Box component="time" sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 600 }}>
        {format.timeWithSeconds(now)}
      </Box>
    </Box>
  );
};

/** Which view stands, how old the data is, and which keys there are. */
const Foot = ({ at, view, views }: { readonly at: number; readonly view: View; readonly views: readonly View[] }) => {
  const t = useWallStrings();
  const { time } = useFormat();
  const now = useNow(5000);
  const state = useConnection((connection) => connection.state);
  const faults = [...(state === 'offline' ? [t('offline')] : []), ...(now - at > STALE_MS ? [t('stale', { time: time(at) })] : [])];
  return (
    <Box
      component="footer"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: units(2),
        px: units(2),
        py: units(0.6),
        bgcolor: 'surface.bar',
        fontSize: units(3.2),
        color: 'text.secondary',
        whiteSpace: 'nowrap',
      }}
    >
      <Box aria-hidden sx={{ display: 'flex', gap: units(1) }}>
        {views.map((name) => (
          <Box
            key={name}
            sx={{ width: units(name === view ? 5 : 2), height: units(1.2), bgcolor: name === view ? 'primary.main' : 'text.disabled' }}
          />
        ))}
      </Box>
      <Box role="status" data-testid="wall-faults" sx={{ color: 'light.red', fontWeight: 600 }}>
        {faults.join(' · ')}
      </Box>
      <Box component="span" sx={{ ml: 'auto' }}>
        {t('hint')}
      </Box>
    </Box>
  );
};

/**
 * For a big screen in the room: figures, and views that take turns by the clock. It holds the last answers and nothing
 * else, and none of them names anybody.
 */
export const WallScreen = () => {
  const t = useWallStrings();
  const { state, figures, directory, mobilised = NONE } = useWall();
  const now = useNow(1000);
  const [moved, setMoved] = useState(0);
  const turn = Math.floor(now / TURN_MS) + moved;
  // While people are called out, that is a view too.
  const running = shownOn(mobilised, now);
  const views: readonly View[] = running.length > 0 ? ['mobilisation', ...VIEWS] : VIEWS;
  const view = views[((turn % views.length) + views.length) % views.length]!;
  const page = Math.floor(turn / views.length);
  useShortcut('ArrowRight', () => setMoved(moved + 1));
  useShortcut('ArrowLeft', () => setMoved(moved - 1));
  useShortcut('Escape', () => window.close());
  const areas = useMemo(() => directory?.areas ?? [], [directory]);
  const categories = useMemo(() => new Map((directory?.rulebook.categories ?? []).map((category) => [category.id, category])), [directory]);
  const home = areas.find(({ code }) => code === state?.area)?.name ?? state?.area ?? '';
  const waiting = <Box sx={{ height: '100%', display: 'grid', placeContent: 'center', fontSize: units(4.4) }}>{t('waiting')}</Box>;
  const body = (): ReactNode => {
    if (!state) return waiting;
    if (view === 'mobilisation') return <Mobilisation broadcast={running[Math.abs(page) % running.length]!} now={now} />;
    if (view === 'map') return <MapOfPlaces places={state.places} area={state.area} areas={areas} />;
    if (view === 'queue') return <Queue state={state} categories={categories} page={page} now={Math.floor(now / 1000) * 1000} />;
    if (view === 'figures') return figures && figures.figures.length > 0 ? <OnTime figures={figures} /> : waiting;
    return <Shift state={state} categories={categories} />;
  };
  return (
    <Box
      data-testid="wall"
      sx={{
        height: '100%',
        overflow: 'hidden',
        display: 'grid',
        gridTemplateRows: 'auto auto minmax(0, 1fr) auto',
        cursor: 'none',
        userSelect: 'none',
        '@keyframes come': { from: { opacity: 0, transform: 'translateX(3%)' } },
      }}
    >
      <Head area={home} view={view} />
      <Box sx={{ borderBottom: 1, borderColor: 'divider' }}>{state && <Strip totals={state.totals} />}</Box>
      <Box
        key={turn}
        data-testid="wall-view"
        data-view={view}
        sx={{ minHeight: 0, overflow: 'hidden', px: units(2), py: units(1), pointerEvents: 'none', animation: 'come 600ms ease-out' }}
      >
        {body()}
      </Box>
      <Foot at={state?.at ?? now} view={view} views={views} />
    </Box>
  );
};
