import { focusCase } from '../features/case/focus-case';
import { filterQueue, focusQueue } from '../features/queue';
import { focusSeat } from '../features/settings/focus-seat';
import { goTo, selectCase } from './selection';

/** The list as it is narrowed, with the keyboard in it once it is drawn. */
export const showQueue = (): void => {
  goTo('dispatch');
  requestAnimationFrame(focusQueue);
};
/** The case beside its list, with the keyboard on what usually comes next. */
export const openCase = (caseId: string): void => {
  selectCase(caseId);
  focusCase(caseId);
};
/** The settings, with the keyboard on which chair this is. */
export const changeSeat = (): void => {
  goTo('settings');
  focusSeat();
};
const showList = (narrowed: Parameters<typeof filterQueue>[0]): void => {
  filterQueue(narrowed);
  showQueue();
};

export const showDepartment = (department: string): void => showList({ department });
export const showVillage = (village: string): void => showList({ village });
/** The list searches the grids' names too. */
export const showGrid = (gridName: string): void => showList({ text: gridName });
