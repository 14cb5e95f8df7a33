export { MobilisePage } from './MobilisePage';
export { MobilisePaper } from './MobilisePaper';
