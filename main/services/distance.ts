export { degreesAround, metresBetween, type Place } from '../domain';
