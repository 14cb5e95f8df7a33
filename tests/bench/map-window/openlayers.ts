import OlMap from 'ol/Map.js';
import View from 'ol/View.js';
import type Feature from 'ol/Feature.js';
import GeoJSON from 'ol/format/GeoJSON.js';
import VectorLayer from 'ol/layer/Vector.js';
import { fromLonLat, transformExtent } from 'ol/proj.js';
import VectorSource from 'ol/source/Vector.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import 'ol/ol.css';
import { COLOURS, isLit, LINE, LIT, pixelOf, type Contender, type Pixel, type Spot } from './contender';

/** OpenLayers with a vector layer, the hovered feature in a layer above, as its examples have it. */
export const openlayers = (): Contender => {
  let map: OlMap;
  let features: Feature[] = [];
  let element: HTMLElement;
  let watched: readonly Spot[] = [];
  const canvases = () => [...element.querySelectorAll<HTMLCanvasElement>('.ol-layer canvas')];
  const rgb = (pixel: readonly [number, number, number, number]): Pixel => [pixel[0], pixel[1], pixel[2]];
  return {
    draw(world, target) {
      element = target;
      const stroke = new Stroke({ color: LINE, width: 0.5 });
      const styles = COLOURS.map((color) => new Style({ fill: new Fill({ color }), stroke }));
      features = new GeoJSON().readFeatures(
        { type: 'FeatureCollection', features: world.features },
        { featureProjection: 'EPSG:3857' },
      ) as unknown as Feature[];
      const source = new VectorSource({ features });
      const layer = new VectorLayer({ source, style: (feature) => styles[feature.get('class') as number] });
      const above = new VectorSource();
      const overlay = new VectorLayer({
        className: 'above ol-layer',
        source: above,
        style: new Style({ fill: new Fill({ color: LIT }), stroke: new Stroke({ color: LIT, width: 1 }) }),
      });
      map = new OlMap({ target, layers: [layer, overlay], controls: [], view: new View() });
      map.getView().fit(transformExtent([...world.bounds], 'EPSG:4326', 'EPSG:3857'), { padding: [24, 24, 24, 24] });
      let hovered: Feature | undefined;
      map.on('pointermove', ({ pixel }) => {
        // Its quicker layer.getFeatures looks at a picture of half the size, where grids of a few pixels run together.
        const found = map.forEachFeatureAtPixel(pixel, (feature) => feature as Feature, { layerFilter: (one) => one === layer });
        if (found === hovered) return;
        if (hovered) above.removeFeature(hovered);
        if (found) above.addFeature(found);
        hovered = found;
      });
    },
    change(grids, to) {
      for (const i of grids) features[i]!.set('class', to);
    },
    watch(spots) {
      watched = spots;
    },
    look: () => {
      const [drawn] = canvases();
      return drawn && drawn.width > 0 ? watched.map((spot) => rgb(pixelOf(drawn, spot))) : undefined;
    },
    lit: () => canvases().some((canvas) => isLit(rgb(pixelOf(canvas, watched[0]!)))),
    place(lon, lat) {
      // Its own answer comes only after the first frame.
      const [[x, y], view] = [fromLonLat([lon, lat]) as [number, number], map.getView()];
      const [[middleX, middleY], resolution] = [view.getCenter() as [number, number], view.getResolution()!];
      return [(x - middleX) / resolution + element.clientWidth / 2, (middleY - y) / resolution + element.clientHeight / 2];
    },
  };
};
