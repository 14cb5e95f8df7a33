export { HeatLayer } from './HeatLayer';
