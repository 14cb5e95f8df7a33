import { TOWNSHIP_FULL } from './full-folder';
import { archiveIn } from './past/archive';

/** The archive of a township's years. */
export default ({ electron }: { electron: string }) => archiveIn(electron, TOWNSHIP_FULL);
