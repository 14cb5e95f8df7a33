export { MapSearch } from './MapSearch';
export { useGo } from './use-go';
