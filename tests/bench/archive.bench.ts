import { TOWNSHIP_FULL } from './full-folder';
import { archiveIn } from './past/archive';

export const about = {
  title: 'The archive of a township',
  measures:
    'A walk through the archive of 100,000 cases, 100 to a page, each page read for the first time, in turns with a bare query for as many keys.',
};

export default ({ electron }: { electron: string }) => archiveIn(electron, TOWNSHIP_FULL);
