import { useEffect, useMemo, useRef, type MouseEvent } from 'react';
import { Box, Typography } from '@mui/material';
import type { LonLat } from '../../../preload/contract';
import { EmptyState, VisuallyHidden } from '../../components';
import { useSettings } from '../../kit';
import { useDirectory, useGrids } from '../../replica';
import { useMapColours } from './colours';
import { shapesOf } from './fills/shapes';
import type { PlaceMark } from './marks';
import { useMapStrings } from './strings';
import { useBounds } from './use-bounds';
import { gridLines, useFills, useLand } from './use-fills';
import { useGridNames } from './use-grid-names';
import { useMap } from './use-map';
import { sheet, useOverlay } from './use-overlay';

interface Place {
  readonly id: string;
  readonly at: LonLat;
  /** As it stands in the list beside the map. */
  readonly number: number;
  readonly solid: boolean;
}

interface Props {
  readonly places: readonly Place[];
  readonly chosenId: string;
  readonly onChoose: (id: string) => void;
}

/** Near enough to see which grid of a village it is. */
const NEAR = 12.5;

/** A small map of numbered places; the chosen one is brought to its middle, and said in words below it. */
export const PlacesMap = ({ places, chosenId, onChoose }: Props) => {
  const t = useMapStrings();
  const { areas } = useDirectory();
  const { seat } = useSettings();
  const colours = useMapColours();
  const element = useRef<HTMLDivElement>(null);
  const below = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const loaded = useGrids(seat.area);
  const { grids } = loaded;
  const bounds = useBounds(seat.area, loaded);
  const state = useMap(element, { areas, home: seat.area, bounds, colours: colours.base, label: t('places') });
  const map = state.kind === 'ready' ? state.map : undefined;
  const shapes = useMemo(() => shapesOf(grids), [grids]);
  const chosen = places.find(({ id }) => id === chosenId);
  const shape = chosen && shapes.at(chosen.at);
  const grid = shape === undefined ? undefined : grids[shape];
  // The chosen one is drawn last, above the others.
  const marks = useMemo(
    (): PlaceMark[] => [
      ...places.filter(({ id }) => id !== chosenId).map((place) => ({ kind: 'place' as const, ...place })),
      ...places.filter(({ id }) => id === chosenId).map((place) => ({ kind: 'place' as const, ...place })),
    ],
    [places, chosenId],
  );

  const overlay = useOverlay<PlaceMark>(map, canvas);
  const land = useLand(areas, seat.area, colours.base);
  useFills(
    map,
    below,
    useMemo(() => [land, gridLines(shapes, colours.base.faint)], [land, shapes, colours]),
  );
  useGridNames(map, grids, shapes);
  useEffect(() => {
    overlay.current?.show({ marksIn: () => marks, chosen: new Set([chosenId]), grids: grid ? [grid] : [], colours: colours.marks });
  }, [overlay, map, marks, chosenId, grid, colours]);
  const [lon, lat] = chosen?.at ?? [];
  useEffect(() => {
    if (map && lon !== undefined && lat !== undefined)
      map.easeTo({ center: [lon, lat], zoom: Math.max(map.getZoom(), NEAR), duration: 300 });
  }, [map, lon, lat]);

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const mark = overlay.current?.markAt(event.clientX - box.left, event.clientY - box.top);
    if (mark) onChoose(mark.id);
  };
  return (
    <Box
      data-testid="places-map"
      data-state={state.kind}
      data-chosen={chosenId}
      sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}
    >
      {state.kind === 'no-webgl' ? (
        <EmptyState title={t('noWebgl')} />
      ) : (
        <Box
          sx={{
            position: 'relative',
            flex: 1,
            minHeight: 0,
            overflow: 'hidden',
            border: 1,
            borderColor: 'divider',
            bgcolor: 'background.default',
          }}
        >
          <VisuallyHidden>{t('describePlaces')}</VisuallyHidden>
          <Box ref={below} aria-hidden sx={sheet} />
          <Box ref={element} onClick={onClick} sx={{ width: '100%', height: '100%' }} />
          <Box component="canvas" ref={canvas} aria-hidden sx={{ ...sheet, width: '100%', height: '100%' }} />
        </Box>
      )}
      <Typography role="status" sx={{ fontWeight: 600, mt: 0.5 }} data-testid="places-map-words">
        {chosen && t('placeNumber', { number: chosen.number, where: grid?.name ?? t('noGrid') })}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('placesHint', { count: places.length })} {t('schematicHint')}
      </Typography>
    </Box>
  );
};
