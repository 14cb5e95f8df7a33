import { CITY_FULL } from './full-folder';
import { archiveIn } from './past/archive';
import { searchIn } from './past/search';

export const about = {
  title: 'A city’s past',
  measures:
    'Two Chinese characters looked for in a million cases, and the pages of their archive, in turns with other ways to find the same keys.',
};

export default async ({ electron }: { electron: string }) => [
  ...(await searchIn(electron, CITY_FULL, { p50: 5, p95: 5 })),
  ...(await archiveIn(electron, CITY_FULL)),
];
