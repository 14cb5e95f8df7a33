import { TOWNSHIP_FULL } from './full-folder';
import { searchIn } from './past/search';

/** Two Chinese characters in a township's years of cases. */
export default ({ electron }: { electron: string }) => searchIn(electron, TOWNSHIP_FULL, { p50: 1, p95: 5 });
