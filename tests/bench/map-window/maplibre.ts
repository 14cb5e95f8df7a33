import { COLOURS, isLit, LINE, LIT, type Contender, type Pixel, type Spot } from './contender';
import { MapLibreMap } from './gl';

/** MapLibre's own way: one GeoJSON source, classes and hover as feature state (its example “Create a hover effect”). */
export const maplibre = (): Contender => {
  let map: MapLibreMap;
  let asked: readonly Spot[] | undefined;
  let seen: readonly Pixel[] | undefined;
  /** Only right after a render is the picture still in the buffer. */
  const readPixels = () => {
    if (!asked) return;
    const gl = map.getCanvas().getContext('webgl2')!;
    const ratio = gl.drawingBufferHeight / map.getContainer().clientHeight;
    const data = new Uint8Array(4);
    seen = asked.map(([x, y]) => {
      gl.readPixels(Math.floor(x * ratio), gl.drawingBufferHeight - 1 - Math.floor(y * ratio), 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, data);
      return [data[0]!, data[1]!, data[2]!];
    });
  };
  return {
    draw(world, container) {
      map = new MapLibreMap({
        container,
        bounds: [...world.bounds],
        fitBoundsOptions: { padding: 24 },
        attributionControl: false,
        fadeDuration: 0,
        style: {
          version: 8,
          sources: {
            grids: {
              type: 'geojson',
              data: { type: 'FeatureCollection', features: world.features.map((feature, id) => ({ ...feature, id })) },
            },
          },
          layers: [
            {
              id: 'fills',
              source: 'grids',
              type: 'fill',
              paint: {
                'fill-color': [
                  'case',
                  ['boolean', ['feature-state', 'hover'], false],
                  LIT,
                  [
                    'match',
                    ['coalesce', ['feature-state', 'class'], ['get', 'class']],
                    ...COLOURS.flatMap((colour, i) => [i, colour]),
                    COLOURS[0],
                  ],
                ] as never,
              },
            },
            { id: 'lines', source: 'grids', type: 'line', paint: { 'line-color': LINE, 'line-width': 0.5 } },
          ],
        },
      });
      map.on('render', readPixels);
      let hovered: number | undefined;
      const light = (id: number | undefined) => {
        if (id === hovered) return;
        if (hovered !== undefined) map.setFeatureState({ source: 'grids', id: hovered }, { hover: false });
        hovered = id;
        if (id !== undefined) map.setFeatureState({ source: 'grids', id }, { hover: true });
      };
      map.on('mousemove', 'fills', ({ features }) => light(features?.[0]?.id as number | undefined));
      map.on('mouseleave', 'fills', () => light(undefined));
    },
    change(grids, to) {
      for (const id of grids) map.setFeatureState({ source: 'grids', id }, { class: to });
    },
    watch(spots) {
      asked = spots;
      seen = undefined;
    },
    look: () => seen,
    lit: () => seen?.[0] !== undefined && isLit(seen[0]),
    place(lon, lat) {
      const { x, y } = map.project([lon, lat]);
      return [x, y];
    },
  };
};
