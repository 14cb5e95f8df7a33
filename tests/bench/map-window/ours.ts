import type { BaseFile } from '../../../preload/contract';
import { baseOf } from '../../../renderer/features/map/base/base-of';
import { baseStyle } from '../../../renderer/features/map/base-style';
import type { Fills } from '../../../renderer/features/map/fills/draw';
import { FillLayer } from '../../../renderer/features/map/fills/fill-layer';
import { Highlight } from '../../../renderer/features/map/fills/highlight';
import { shapesOf, type Shapes } from '../../../renderer/features/map/fills/shapes';
import { COLOURS, LINE, LIT, pixelOf, type Contender, type Pixel, type Spot } from './contender';
import { MapLibreMap } from './gl';

const base = { ground: '#fff', land: '#fff', beyond: '#eee', line: '#999', faint: '#ddd', text: '#000', quiet: '#777' };
const within = 'position:absolute;inset:0;width:100%;height:100%';

/** As in the console, where a base map would hide what lies below the GL map. */
const ON_BASE = ';opacity:0.55;pointer-events:none';

/** Main's own address of tiles, as this page has them. */
const ofThisPage = (url: string) => ({ url: url.replace('app://griddesk/', new URL('./', window.location.href).href) });

/**
 * The console's own map: outlines and names by MapLibre, grids and hover on canvases below and above it; on a base map,
 * which MapLibre draws, all canvases lie above.
 */
export const ours = (file: BaseFile = { kind: 'none' }): Contender => {
  const onBase = baseOf({ choice: 'file', file }, 'light');
  let map: MapLibreMap;
  let fills: FillLayer;
  let shapes: Shapes;
  let scene: Fills;
  let watched: readonly Spot[] = [];
  let resting: Promise<unknown> | undefined;
  const [below, middle, above] = ['div', 'div', 'div'].map((tag) => document.createElement(tag)) as [HTMLElement, HTMLElement, HTMLElement];
  return {
    draw(world, element) {
      for (const layer of onBase ? [middle, below, above] : [below, middle, above]) {
        layer.style.cssText = within;
        element.append(layer);
      }
      above.style.pointerEvents = 'none';
      map = new MapLibreMap({
        container: middle,
        bounds: [...world.bounds],
        fitBoundsOptions: { padding: 24 },
        attributionControl: false,
        fadeDuration: 0,
        dragRotate: false,
        transformRequest: ofThisPage,
        style: { version: 8, sources: {}, layers: [] },
      });
      middle.style.cssText = within;
      if (onBase) below.style.cssText += ON_BASE;
      shapes = shapesOf(world.grids);
      scene = { shapes, classes: Uint8Array.from(world.classes), fills: COLOURS, line: LINE, lineWidth: () => 0.5 };
      // Outlines and names come when the grids stand.
      const rest = () => {
        const { sources, layers, ...style } = baseStyle(world.areas, base);
        map.setStyle({
          ...style,
          sources: { ...onBase?.sources, ...sources },
          layers: [...(onBase?.layers ?? []), ...layers],
        });
        return map.once('idle');
      };
      resting = new Promise((resolve) => {
        let first = true;
        fills = new FillLayer(map, below, () => {
          if (first) requestAnimationFrame(() => setTimeout(() => rest().then(resolve)));
          first = false;
        });
      });
      fills.show([scene]);
      const highlight = new Highlight(map, above);
      element.addEventListener('pointermove', ({ clientX, clientY }) => {
        const { lng, lat } = map.unproject([clientX, clientY]);
        highlight.show(shapes, shapes.at([lng, lat]), LIT);
      });
    },
    rest: async () => void (await resting),
    change(grids, to) {
      for (const i of grids) scene.classes[i] = to;
      fills.change(grids);
    },
    watch(spots) {
      watched = spots;
    },
    look: () => {
      const tiles = [...below.querySelectorAll('canvas')];
      if (tiles.some((tile) => getComputedStyle(tile).visibility === 'hidden') || tiles.length === 0) return undefined;
      const under = (spot: Spot) =>
        tiles.find((tile) => {
          const { left, top, right, bottom } = tile.getBoundingClientRect();
          return spot[0] >= left && spot[0] < right && spot[1] >= top && spot[1] < bottom;
        })!;
      return watched.map((spot) => pixelOf(under(spot), spot).slice(0, 3) as unknown as Pixel);
    },
    lit: () => pixelOf(above.querySelector('canvas')!, watched[0]!)[3] > 0,
    place(lon, lat) {
      const { x, y } = map.project([lon, lat]);
      return [x, y];
    },
  };
};
