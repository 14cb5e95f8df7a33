export { MobilisePage } from './MobilisePage';
