import { useEffect, useMemo, useRef, useState } from 'react';
import { Box } from '@mui/material';
import type { Grid } from '../../../preload/contract';
import MapIcon from '@mui/icons-material/MapOutlined';
import { EmptyState, VisuallyHidden } from '../../components';
import { useBaseMap, useSettings } from '../../kit';
import { useCase, useDirectory, useGrids, usePerson } from '../../replica';
import { BaseFoot, BaseTrouble, useBase } from './base';
import { useMapColours } from './colours';
import { Controls } from './Controls';
import { Cross } from './Cross';
import { shapesOf } from './fills/shapes';
import { DutyLegend, useDutyLayer } from './duty';
import { HeatLayer } from './heat';
import { HoverCard } from './HoverCard';
import { MapNotes } from './MapNotes';
import { MapSearch, useGo } from './search';
import { PlaceWords, ShadeLegend, useShade, useShading } from './shade';
import { useMapStrings } from './strings';
import { useBounds } from './use-bounds';
import { useAreas } from './use-areas';
import { useGridNames } from './use-grid-names';
import { useLayers } from './use-layers';
import { useMap } from './use-map';
import { useMarks, useOfferedLayers } from './use-scene';
import { useFollow, useFollowGrids } from './use-follow';
import { useCameraBox } from './use-camera-box';
import { useCentre } from './use-centre';
import { sheet, useOverlay } from './use-overlay';
import { usePointer } from './use-pointer';
import { InView } from './InView';
import { oneByOne } from './marks';
import { crowded } from './room';

const NO_GRIDS: readonly Grid[] = [];

interface Props {
  readonly selectedCaseId: string | undefined;
  readonly onSelectCase: (caseId: string | undefined) => void;
  readonly selectedPersonId: string | undefined;
  readonly onSelectPerson: (personId: string | undefined) => void;
  /** Opens the roster at somebody who stands at a place; absent: this window has no roster. */
  readonly onShowMember?: ((memberId: string, place: string) => void) | undefined;
  /** Grids that stand out, brought into view. */
  readonly gridCodes?: readonly string[] | undefined;
  /** To be looked at only: nothing to press, nothing to point at. */
  readonly still?: boolean;
}

/** The grid map, schematic or on a base map, with open cases and people in care; what is chosen here is chosen in the lists. */
export const MapView = ({
  selectedCaseId,
  onSelectCase,
  selectedPersonId,
  onSelectPerson,
  onShowMember,
  gridCodes,
  still = false,
}: Props) => {
  const t = useMapStrings();
  const { areas } = useDirectory();
  const { seat } = useSettings();
  const colours = useMapColours();
  const element = useRef<HTMLDivElement>(null);
  const below = useRef<HTMLDivElement>(null);
  const onBase = useRef<HTMLDivElement>(null);
  const above = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { layers, show, heatOver, setHeatOver } = useLayers(still);
  const offered = useOfferedLayers();
  const shown = useMemo(() => layers.filter((layer) => offered.includes(layer)), [layers, offered]);
  const loaded = useGrids(seat.area);
  const { kind: gridsKind, grids } = loaded;
  const bounds = useBounds(seat.area, loaded);
  const state = useMap(element, { areas, home: seat.area, bounds, colours: colours.base, label: t('title') });
  const map = state.kind === 'ready' ? state.map : undefined;
  const baseMap = useBaseMap(!still);
  const hasBase = useBase(map, baseMap, colours.look);
  const shapes = useMemo(() => shapesOf(grids), [grids]);
  const gridNames = useMemo(() => new Map(grids.map(({ gridCode, name }) => [gridCode, name])), [grids]);
  const nameOf = (code: string) => areas.get(code)?.name ?? gridNames.get(code) ?? code;
  const marksIn = useMarks({ shown, caseId: selectedCaseId, personId: selectedPersonId });
  const chosen = useMemo(
    () => new Set([selectedCaseId, selectedPersonId].filter((id) => id !== undefined)),
    [selectedCaseId, selectedPersonId],
  );
  const { outstanding: shownGrids, go } = useGo({ map, areas, grids, gridCodes, onCase: onSelectCase, onPerson: onSelectPerson });
  const [listed, setListed] = useState(false);
  const [chosenShading, changeShading] = useShading();
  // What is only to be looked at has no legend.
  const shading = still ? { ...chosenShading, shade: undefined } : chosenShading;
  const { shade } = shading;
  const box = useCameraBox(map, listed);
  const duty = useDutyLayer({ map, wanted: shown.includes('duty'), areas, grids });
  const { marksIn: dutyMarksIn, empty: withoutDuty } = duty;
  const allMarksIn = useMemo<typeof marksIn>(() => (at, zoom) => [...dutyMarksIn(at, zoom), ...marksIn(at, zoom)], [dutyMarksIn, marksIn]);
  const ringed = useMemo(() => [...shownGrids, ...withoutDuty], [shownGrids, withoutDuty]);

  const overlay = useOverlay(map, canvas);
  const { hover, pointAt, onPointerMove, onPointerLeave, onPoint } = usePointer({
    map,
    element,
    above,
    markAt: (x, y) => overlay.current?.markAt(x, y),
    grids,
    shapes,
    pickGrids: shown.includes('grids'),
    colour: colours.marks.chosen,
  });
  useEffect(() => {
    overlay.current?.show({ marksIn: allMarksIn, chosen, grids: ringed, colours: colours.marks });
  }, [overlay, map, allMarksIn, chosen, ringed, colours]);
  const shaded = useShade({
    map,
    ...shading,
    areas,
    home: seat.area,
    grids,
    gridShapes: shapes,
    ground: colours.base.land,
    line: colours.base.faint,
    inks: colours.shades,
  });
  const drawn = shown.includes('grids') ? shapes : undefined;
  useAreas({ map, below, onBase, hasBase, areas, home: seat.area, colours: colours.base, shade, shaded, grids: drawn });
  useGridNames(map, shown.includes('grids') ? grids : NO_GRIDS, shapes);
  useFollowGrids(map, shownGrids);
  useFollow(map, useCase(selectedCaseId));
  useFollow(map, usePerson(selectedPersonId));

  const onClick = () => {
    const mark = hover?.mark;
    if (mark?.kind === 'case') onSelectCase(mark.id);
    else if (mark?.kind === 'person') onSelectPerson(mark.id);
    else if (mark?.kind === 'member') onShowMember?.(mark.id, mark.place);
    else if (mark) map?.easeTo({ center: [mark.at[0], mark.at[1]], zoom: mark.expandAt + 0.2, duration: 300 });
  };

  const pointing = useCentre({ map, pointAt, press: onClick });

  if (state.kind === 'no-webgl') {
    return (
      <Box data-testid="map" data-state="no-webgl" sx={{ height: '100%' }}>
        <EmptyState icon={<MapIcon />} title={t('noWebgl')} hint={t('noWebglHint')} />
      </Box>
    );
  }
  const coloured = hover?.grid && shaded.placeOf(hover.grid);
  const { clientWidth = 0, clientHeight = 0 } = canvas.current ?? {};
  return (
    // No landmark of its own: MapLibre's canvas is one, named the same.
    <Box
      data-testid="map"
      data-state={state.kind}
      onPointerMove={onPointerMove}
      onPointerLeave={onPointerLeave}
      sx={{
        position: 'relative',
        height: '100%',
        minHeight: 0,
        container: 'map / inline-size',
        overflow: 'hidden',
        bgcolor: 'background.default',
        pointerEvents: still ? 'none' : undefined,
      }}
    >
      <VisuallyHidden>{t('describe')}</VisuallyHidden>
      <Box ref={below} data-below aria-hidden sx={{ ...sheet, isolation: 'isolate' }} />
      {/* MapLibre's own style makes this element relative, so it gets its size by itself. */}
      <Box ref={element} onClick={onClick} sx={{ width: '100%', height: '100%' }} />
      <Box ref={onBase} data-on-base aria-hidden sx={{ ...sheet, opacity: 0.55 }} />
      <Box ref={above} aria-hidden sx={sheet} />
      <Box component="canvas" ref={canvas} aria-hidden sx={{ ...sheet, width: '100%', height: '100%' }} />
      {!still && (
        <Controls
          offered={offered}
          shown={shown}
          onShow={show}
          shade={shade}
          onShade={(next) => changeShading({ shade: next })}
          onZoom={(by) => map?.easeTo({ zoom: map.getZoom() + by, duration: 150 })}
          listed={listed}
          onList={() => setListed(!listed)}
          legendMore={
            duty.duty && (
              <DutyLegend
                duty={duty.duty}
                near={duty.near}
                showEmpty={duty.showEmpty}
                onShowEmpty={duty.setShowEmpty}
                nameOf={nameOf}
                onGo={(id) => go({ kind: 'area', id, label: '', detail: '' })}
              />
            )
          }
          onFit={() => state.kind === 'ready' && state.map.fitBounds([...state.bounds], { padding: 24, duration: 300 })}
        />
      )}
      {!still && <MapSearch grids={grids} withPeople={shown.includes('people')} onGo={go} />}
      <BaseFoot state={baseMap} still={still} />
      {!still && <BaseTrouble state={baseMap} />}
      {shade && (
        <ShadeLegend
          shade={shade}
          shading={shading}
          onChange={changeShading}
          shaded={shaded}
          nameOf={nameOf}
          ground={colours.base.land}
          ink={colours.shades[shade]}
          lift={shown.includes('heat') ? crowded(listed) : undefined}
        />
      )}
      {shown.includes('heat') && (
        <HeatLayer
          map={map}
          host={(hasBase ? onBase : below).current}
          areas={areas}
          grids={grids}
          ink={colours.marks.chosen}
          listed={listed}
          over={heatOver}
          onOver={setHeatOver}
          onGo={(kind, id) => go({ kind, id, label: '', detail: '' })}
        />
      )}
      {listed && box && (
        <InView
          marks={oneByOne(allMarksIn, box)}
          chosen={chosen}
          onCase={onSelectCase}
          onPerson={onSelectPerson}
          onMember={(id, place) => onShowMember?.(id, place)}
          onPoint={onPoint}
          onClose={() => setListed(false)}
          lift={shown.includes('heat') ? crowded(true) : undefined}
        />
      )}
      <MapNotes loading={state.kind === 'starting' || gridsKind === 'loading'} failed={gridsKind === 'failed'} />
      {pointing && <Cross />}
      {/* Said aloud where the keyboard points; the pointer's way is not read out. */}
      <Box aria-live={pointing ? 'polite' : 'off'}>
        {hover && (
          <HoverCard hover={hover} width={clientWidth} height={clientHeight}>
            {shade && coloured !== undefined && (
              <PlaceWords
                shade={shade}
                name={coloured === hover.grid?.gridCode ? undefined : nameOf(coloured)}
                told={shaded.toldOf(coloured)}
                waiting={shaded.onTime.waiting}
              />
            )}
          </HoverCard>
        )}
      </Box>
    </Box>
  );
};
