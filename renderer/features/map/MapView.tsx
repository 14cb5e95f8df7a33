import { useEffect, useMemo, useRef, useState, type PointerEvent } from 'react';
import type { GeoJSONSource } from 'maplibre-gl';
import { Alert, Box } from '@mui/material';
import MapIcon from '@mui/icons-material/MapOutlined';
import { EmptyState, VisuallyHidden } from '../../components';
import { useSettings } from '../../kit';
import { useCase, useDirectory, useGrids, usePerson } from '../../replica';
import { gridFeatures } from './base-style';
import { useMapColours } from './colours';
import { Controls, type Layer } from './Controls';
import { HoverCard, type Hover } from './HoverCard';
import { Overlay } from './overlay';
import { gridPicker } from './pick';
import { useMapStrings } from './strings';
import { useBounds } from './use-bounds';
import { useMap } from './use-map';
import { useMarks, useOfferedLayers } from './use-scene';
import { useFollow, useFollowGrids } from './use-follow';
import { useCameraBox } from './use-camera-box';
import { InView } from './InView';
import { oneByOne, type Mark } from './marks';

interface Props {
  readonly selectedCaseId: string | undefined;
  readonly onSelectCase: (caseId: string | undefined) => void;
  readonly selectedPersonId: string | undefined;
  readonly onSelectPerson: (personId: string | undefined) => void;
  /** Grids that stand out, brought into view. */
  readonly gridCodes?: readonly string[] | undefined;
  /** To be looked at only: nothing to press, nothing to point at. */
  readonly still?: boolean;
}

/** The schematic grid map with open cases and people in care; what is chosen here is chosen in the lists. */
export const MapView = ({ selectedCaseId, onSelectCase, selectedPersonId, onSelectPerson, gridCodes, still = false }: Props) => {
  const t = useMapStrings();
  const { areas } = useDirectory();
  const { seat } = useSettings();
  const colours = useMapColours();
  const element = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<Overlay>(undefined);
  const [layers, setLayers] = useState<readonly Layer[]>(['grids', 'cases', 'people']);
  const [hover, setHover] = useState<Hover>();
  const offered = useOfferedLayers();
  const shown = useMemo(() => layers.filter((layer) => offered.includes(layer)), [layers, offered]);
  const loaded = useGrids(seat.area);
  const { kind: gridsKind, grids } = loaded;
  const bounds = useBounds(seat.area, loaded);
  const state = useMap(element, { areas, home: seat.area, bounds, colours: colours.base, label: t('title') });
  const map = state.kind === 'ready' ? state.map : undefined;
  const gridAt = useMemo(() => gridPicker(grids), [grids]);
  const marksIn = useMarks({ shown, caseId: selectedCaseId, personId: selectedPersonId });
  const chosen = useMemo(
    () => new Set([selectedCaseId, selectedPersonId].filter((id) => id !== undefined)),
    [selectedCaseId, selectedPersonId],
  );
  const shownGrids = useMemo(() => grids.filter(({ gridCode }) => gridCodes?.includes(gridCode)), [grids, gridCodes]);
  const [listed, setListed] = useState(false);
  const box = useCameraBox(map, listed);

  useEffect(() => {
    if (!map || !canvas.current) return undefined;
    const made = new Overlay(map, canvas.current);
    overlay.current = made;
    return () => made.end();
  }, [map]);
  useEffect(() => {
    void map?.getSource<GeoJSONSource>('grids')?.setData(gridFeatures(shown.includes('grids') ? grids : []));
  }, [map, grids, shown]);
  useEffect(() => {
    overlay.current?.show({ marksIn, chosen, grids: hover?.grid ? [...shownGrids, hover.grid] : shownGrids, colours: colours.marks });
  }, [map, marksIn, chosen, hover?.grid, shownGrids, colours]);
  useFollowGrids(map, shownGrids);
  useFollow(map, useCase(selectedCaseId));
  useFollow(map, usePerson(selectedPersonId));

  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    // A button or the list above the map is not the map.
    if (!map || event.buttons !== 0 || !element.current?.contains(event.target as Node)) return setHover(undefined);
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const mark = overlay.current?.markAt(x, y);
    const { lng, lat } = map.unproject([x, y]);
    setHover({ x, y, mark, grid: mark || !shown.includes('grids') ? undefined : gridAt([lng, lat]) });
    map.getCanvas().style.cursor = mark ? 'pointer' : '';
  };
  /** The keyboard's way to the card: the line in the list that has the focus. */
  const onPoint = (mark: Mark | undefined) => {
    const at = mark && map?.project([mark.at[0], mark.at[1]]);
    setHover(mark && at && { x: at.x, y: at.y, mark, grid: undefined });
  };
  const onClick = () => {
    const mark = hover?.mark;
    if (mark?.kind === 'case') onSelectCase(mark.id);
    else if (mark?.kind === 'person') onSelectPerson(mark.id);
    else if (mark) map?.easeTo({ center: [mark.at[0], mark.at[1]], zoom: mark.expandAt + 0.2, duration: 300 });
  };

  if (state.kind === 'no-webgl') {
    return (
      <Box data-testid="map" data-state="no-webgl" sx={{ height: '100%' }}>
        <EmptyState icon={<MapIcon />} title={t('noWebgl')} hint={t('noWebglHint')} />
      </Box>
    );
  }
  const { clientWidth = 0, clientHeight = 0 } = canvas.current ?? {};
  return (
    // No landmark of its own: MapLibre's canvas is one, named the same.
    <Box
      data-testid="map"
      data-state={state.kind}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setHover(undefined)}
      sx={{
        position: 'relative',
        height: '100%',
        minHeight: 0,
        overflow: 'hidden',
        bgcolor: 'background.default',
        pointerEvents: still ? 'none' : undefined,
      }}
    >
      <VisuallyHidden>{t('describe')}</VisuallyHidden>
      {/* MapLibre's own style makes this element relative, so it gets its size by itself. */}
      <Box ref={element} onClick={onClick} sx={{ width: '100%', height: '100%' }} />
      <Box
        component="canvas"
        ref={canvas}
        aria-hidden
        sx={{ position: 'absolute', inset: 0, width: '100%', height: '100%', pointerEvents: 'none' }}
      />
      {!still && (
        <Controls
          offered={offered}
          shown={shown}
          onShow={setLayers}
          onZoom={(by) => map?.easeTo({ zoom: map.getZoom() + by, duration: 150 })}
          listed={listed}
          onList={() => setListed(!listed)}
          onFit={() => state.kind === 'ready' && state.map.fitBounds([...state.bounds], { padding: 24, duration: 300 })}
        />
      )}
      {listed && box && (
        <InView
          marks={oneByOne(marksIn, box)}
          chosen={chosen}
          onCase={onSelectCase}
          onPerson={onSelectPerson}
          onPoint={onPoint}
          onClose={() => setListed(false)}
        />
      )}
      {(state.kind === 'starting' || gridsKind === 'loading') && (
        <Box
          role="status"
          sx={{
            position: 'absolute',
            left: '50%',
            bottom: 8,
            transform: 'translateX(-50%)',
            zIndex: 1,
            px: 1,
            bgcolor: 'background.paper',
            color: 'text.secondary',
          }}
        >
          {t('loading')}
        </Box>
      )}
      {gridsKind === 'failed' && (
        <Alert severity="warning" sx={{ position: 'absolute', bottom: 8, right: 8, py: 0 }}>
          {t('gridsFailed')}
        </Alert>
      )}
      {hover && <HoverCard hover={hover} width={clientWidth} height={clientHeight} />}
    </Box>
  );
};
