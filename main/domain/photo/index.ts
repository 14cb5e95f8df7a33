export { checkAdded } from './check-added';
export { cleanPhoto } from './clean';
export { smallNameOf } from './small-name';
