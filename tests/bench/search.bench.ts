import { TOWNSHIP_FULL } from './full-folder';
import { searchIn } from './past/search';

export const about = {
  title: 'A township’s past',
  measures: 'Two Chinese characters looked for in 100,000 cases, in turns with other ways to find the same keys.',
};

export default ({ electron }: { electron: string }) => searchIn(electron, TOWNSHIP_FULL, { p50: 1, p95: 5 });
