import { useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Area, Grid, HeatSpan } from '../../../../preload/contract';
import { sheet } from '../use-overlay';
import { rgbOf } from './density';
import { HeatPicture } from './heat-picture';
import { HeatPanel } from './HeatPanel';
import { heatPlaces, spotFinder } from './places';
import { useHeat, useNear } from './use-heat';

/** How far a village and a grid spread, CSS pixels. */
const FAR_PX = 34;
const NEAR_PX = 52;

interface Props {
  readonly map: MapLibreMap | undefined;
  /** Where the picture is put: above the land, below lines and names. */
  readonly host: HTMLElement | null;
  readonly areas: ReadonlyMap<string, Area>;
  readonly grids: readonly Grid[];
  /** `#rrggbb` */
  readonly ink: string;
  /** The list of what is in view is open: the panel stands beside it, or below it where there is no room. */
  readonly listed: boolean;
  readonly over: HeatSpan;
  readonly onOver: (over: HeatSpan) => void;
  readonly onGo: (kind: 'area' | 'grid', code: string) => void;
}

/** Where reports came from, step by step: the picture on the map, and the panel that tells and moves the step. 热力图 */
export const HeatLayer = ({ map, host, areas, grids, ink, listed, over, onOver, onGo }: Props) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = useRef<HeatPicture>(undefined);
  const [from, setFrom] = useState<number>();
  const near = useNear(map);
  const { heat, failed } = useHeat({ over, level: near ? 'grid' : 'village', from });
  const spotOf = useMemo(() => spotFinder(areas, near ? grids : []), [areas, grids, near]);
  useEffect(() => {
    if (!map || !canvas.current) return undefined;
    const made = new HeatPicture(map, canvas.current);
    picture.current = made;
    return () => {
      picture.current = undefined;
      made.end();
    };
  }, [map, host]);
  useEffect(
    () => picture.current?.show(heat ? heatPlaces(heat, spotOf) : [], rgbOf(ink), near ? NEAR_PX : FAR_PX),
    [map, host, heat, spotOf, ink, near],
  );
  return (
    <>
      {host &&
        createPortal(
          <canvas ref={canvas} data-testid="map-heat-canvas" style={{ ...sheet, width: '100%', height: '100%', zIndex: 1 }} />,
          host,
        )}
      <HeatPanel
        heat={heat}
        failed={failed}
        over={over}
        from={from}
        onOver={(next) => {
          onOver(next);
          setFrom(undefined);
        }}
        onStep={setFrom}
        ink={ink}
        listed={listed}
        spotOf={spotOf}
        onGo={(code) => onGo(areas.has(code) ? 'area' : 'grid', code)}
      />
    </>
  );
};
