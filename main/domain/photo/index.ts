export { checkAdded } from './check-added';
export { cleanPhoto } from './clean';
