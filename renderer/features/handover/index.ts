export { HandoverPage } from './HandoverPage';
export { HandoverPaper } from './HandoverPaper';
