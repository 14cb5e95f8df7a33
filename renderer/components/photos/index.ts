export { NotTaken } from './NotTaken';
export { Photo, photoAddress } from './Photo';
export { PhotoField } from './PhotoField';
