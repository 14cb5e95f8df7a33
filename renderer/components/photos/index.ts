export { NotTaken } from './NotTaken';
export { Photo } from './Photo';
export { PhotoField } from './PhotoField';
export { photoAddress } from './use-why';
export { WholePhoto } from './WholePhoto';
