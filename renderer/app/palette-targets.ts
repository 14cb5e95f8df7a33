import { filterQueue, focusQueue } from '../features/queue';
import { goTo } from './selection';

/** The list as it is narrowed, with the keyboard in it once it is drawn. */
export const showQueue = (): void => {
  goTo('dispatch');
  requestAnimationFrame(focusQueue);
};
const showList = (narrowed: Parameters<typeof filterQueue>[0]): void => {
  filterQueue(narrowed);
  showQueue();
};

export const showDepartment = (department: string): void => showList({ department });
export const showVillage = (village: string): void => showList({ village });
/** The list searches the grids' names too. */
export const showGrid = (gridName: string): void => showList({ text: gridName });
