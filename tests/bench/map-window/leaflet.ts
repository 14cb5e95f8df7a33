import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { COLOURS, isLit, LINE, LIT, pixelOf, type Contender, type Pixel, type Spot } from './contender';

/** Leaflet on its canvas renderer, as its example “Interactive Choropleth Map” has it. */
export const leaflet = (): Contender => {
  let map: L.Map;
  const paths: L.Path[] = [];
  const fillOf: string[] = [];
  let element: HTMLElement;
  let watched: readonly Spot[] = [];
  const canvas = () => element.querySelector<HTMLCanvasElement>('canvas.leaflet-zoom-animated, .leaflet-overlay-pane canvas');
  const rgb = (pixel: readonly [number, number, number, number]): Pixel => [pixel[0], pixel[1], pixel[2]];
  return {
    draw(world, container) {
      element = container;
      map = L.map(container, { preferCanvas: true, zoomControl: false, attributionControl: false, zoomSnap: 0 });
      const [west, south, east, north] = world.bounds;
      map.fitBounds(
        [
          [south, west],
          [north, east],
        ],
        { padding: [24, 24], animate: false },
      );
      world.features.forEach((feature, i) => {
        fillOf[i] = COLOURS[feature.properties.class]!;
        const layer = L.geoJSON(feature, { style: { color: LINE, weight: 0.5, fillColor: fillOf[i]!, fillOpacity: 1 } });
        const path = layer.getLayers()[0] as L.Path;
        path.on('mouseover', () => path.setStyle({ fillColor: LIT }));
        path.on('mouseout', () => path.setStyle({ fillColor: fillOf[i]! }));
        paths.push(path);
        path.addTo(map);
      });
    },
    change(grids, to) {
      for (const i of grids) {
        fillOf[i] = COLOURS[to]!;
        paths[i]!.setStyle({ fillColor: fillOf[i]! });
      }
    },
    watch(spots) {
      watched = spots;
    },
    look: () => {
      const drawn = canvas();
      return drawn ? watched.map((spot) => rgb(pixelOf(drawn, spot))) : undefined;
    },
    lit: () => isLit(rgb(pixelOf(canvas()!, watched[0]!))),
    place(lon, lat) {
      const { x, y } = map.latLngToContainerPoint([lat, lon]);
      return [x, y];
    },
  };
};
