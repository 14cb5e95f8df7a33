import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { Box, IconButton, Tooltip, useMediaQuery } from '@mui/material';
import { useColorScheme } from '@mui/material/styles';
import AddIcon from '@mui/icons-material/AddOutlined';
import RemoveIcon from '@mui/icons-material/RemoveOutlined';
import type { LonLat } from '../../../../preload/contract';
import { VisuallyHidden } from '../../../components';
import { useSettings } from '../../../kit';
import { useDirectory, useGrids } from '../../../replica';
import { coloursOf, drawMap } from './draw-map';
import { useIntakeStrings } from './strings';
import { around, fromPixels, keepingInside, toPixels, zoomed, type View } from './view';

interface Props {
  readonly pin: LonLat | undefined;
  readonly chosenGrid: string | undefined;
  readonly numbered: readonly LonLat[];
  readonly onPin: (place: { lon: number; lat: number }) => void;
}

/** A pin put there by words is shown at least so large, pixels a metre: about a village across the map. */
const NEAR = 0.3;
/** Pixels the pin goes at a press of an arrow key, and with Shift. */
const STEP = 16;
const SMALL_STEP = 2;
/** A pointer that moves less has pressed, not pulled. */
const PULL = 4;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * A small map to put the pin on. It draws on a 2D canvas: nothing but the pin moves, it is there at once, and it works
 * where the machine has no WebGL.
 */
export const PlaceMap = ({ pin, chosenGrid, numbered, onPin }: Props) => {
  const t = useIntakeStrings();
  const hint = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [moved, setMoved] = useState<View>();
  const pull = useRef<{ readonly x: number; readonly y: number; readonly view: View; pulled: boolean }>(undefined);
  const { areas } = useDirectory();
  const { seat } = useSettings();
  const { grids } = useGrids(seat.area);
  const { mode } = useColorScheme();
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)');
  const outlines = useMemo(() => [...areas.values()].filter(({ geometry }) => geometry), [areas]);
  const home = useMemo(() => {
    const own = outlines.filter(({ code }) => code.startsWith(seat.area));
    return around(
      own.flatMap(({ geometry }) => geometry?.coordinates[0] ?? []),
      size.width,
      size.height,
    );
  }, [outlines, seat.area, size]);
  const shown = moved ?? home;
  // A pin set elsewhere, by a name or by coordinates, is gone to, near enough to see its grid.
  const own = useRef<LonLat>(undefined);
  const [followed, setFollowed] = useState<LonLat>();
  if (pin && pin !== followed && home) {
    setFollowed(pin);
    if (own.current?.[0] !== pin[0] || own.current[1] !== pin[1]) {
      setMoved({ lon: pin[0], lat: pin[1], scale: Math.max(shown?.scale ?? 0, NEAR) });
    }
  }

  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const element = canvas.current;
    const pen = element?.getContext('2d');
    if (!element || !pen || !shown || size.width === 0) return;
    element.width = Math.round(size.width * devicePixelRatio);
    element.height = Math.round(size.height * devicePixelRatio);
    pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, element.width / 2, element.height / 2);
    drawMap(pen, shown, size.width, size.height, coloursOf(element), { areas: outlines, grids, chosen: chosenGrid, pin, numbered });
  }, [shown, size, outlines, grids, chosenGrid, pin, numbered, mode, systemDark]);

  const put = (place: { lon: number; lat: number }, view: View) => {
    own.current = [place.lon, place.lat];
    setMoved(view);
    onPin(place);
  };
  const zoom = (factor: number, at?: readonly [number, number]) => shown && setMoved(zoomed(shown, factor, at));
  const placeOf = (event: { readonly clientX: number; readonly clientY: number }): readonly [number, number] => {
    const box = canvas.current!.getBoundingClientRect();
    return [event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2];
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (!shown || event.ctrlKey || event.metaKey || event.altKey) return;
    if (arrow) {
      const step = event.shiftKey ? SMALL_STEP : STEP;
      // The first press puts the pin into the middle.
      const place = pin ? fromPixels({ ...shown, lon: pin[0], lat: pin[1] }, [arrow[0] * step, arrow[1] * step]) : shown;
      put({ lon: place.lon, lat: place.lat }, keepingInside(shown, [place.lon, place.lat], size.width, size.height));
    } else if (event.key === '+' || event.key === '=') zoom(1.5, pin && toPixels(shown, pin));
    else if (event.key === '-') zoom(1 / 1.5, pin && toPixels(shown, pin));
    else return;
    event.preventDefault();
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (!shown || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    pull.current = { x: event.clientX, y: event.clientY, view: shown, pulled: false };
  };
  const onPointerMove = (event: PointerEvent) => {
    const held = pull.current;
    if (!held) return;
    const [x, y] = [event.clientX - held.x, event.clientY - held.y];
    held.pulled ||= Math.hypot(x, y) > PULL;
    if (held.pulled) setMoved({ ...held.view, ...fromPixels(held.view, [-x, -y]) });
  };
  const onPointerUp = (event: PointerEvent) => {
    const held = pull.current;
    pull.current = undefined;
    if (held && !held.pulled && shown) put(fromPixels(shown, placeOf(event)), shown);
  };
  return (
    <Box sx={{ position: 'relative', flex: 1, minHeight: 160, border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden' }}>
      <Box
        component="canvas"
        ref={canvas}
        tabIndex={0}
        role="application"
        aria-label={t('map')}
        aria-describedby={hint}
        data-testid="intake-map"
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onWheel={(event) => zoom(event.deltaY < 0 ? 1.25 : 0.8, placeOf(event))}
        sx={{ position: 'absolute', inset: 0, width: '100%', height: '100%', display: 'block', cursor: 'crosshair', touchAction: 'none' }}
      />
      <VisuallyHidden>
        <span id={hint}>{t('mapHint')}</span>
      </VisuallyHidden>
      <Box sx={{ position: 'absolute', top: 6, right: 6, display: 'grid', bgcolor: 'background.paper', borderRadius: 0.5, boxShadow: 1 }}>
        <Tooltip title={t('zoomIn')} placement="left">
          <IconButton size="small" aria-label={t('zoomIn')} onClick={() => zoom(1.5)}>
            <AddIcon fontSize="small" />
          </IconButton>
        </Tooltip>
        <Tooltip title={t('zoomOut')} placement="left">
          <IconButton size="small" aria-label={t('zoomOut')} onClick={() => zoom(1 / 1.5)}>
            <RemoveIcon fontSize="small" />
          </IconButton>
        </Tooltip>
      </Box>
      <Box
        sx={{
          position: 'absolute',
          left: 6,
          bottom: 4,
          px: 0.75,
          borderRadius: 0.5,
          bgcolor: 'background.paper',
          color: 'text.secondary',
          fontSize: '0.857rem',
        }}
      >
        {t('schematic')}
      </Box>
    </Box>
  );
};
