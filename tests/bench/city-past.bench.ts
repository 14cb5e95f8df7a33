import { CITY_FULL } from './full-folder';
import { archiveIn } from './past/archive';
import { searchIn } from './past/search';

/** Two Chinese characters, and the pages of the archive, in a city's million cases. */
export default async ({ electron }: { electron: string }) => [
  ...(await searchIn(electron, CITY_FULL, { p50: 5, p95: 5 })),
  ...(await archiveIn(electron, CITY_FULL)),
];
