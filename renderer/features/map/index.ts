export { MapView } from './MapView';
export { PlacesMap } from './PlacesMap';
