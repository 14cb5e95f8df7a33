export { Photo, photoAddress } from './Photo';
export { PhotoField } from './PhotoField';
