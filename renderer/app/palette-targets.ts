import { filterQueue } from '../features/queue';
import { goTo, showPerson } from './selection';

/** Where a find of the palette leads. */
export const showPersonFromPalette = (personId: string): void => showPerson(personId);

export const showDepartment = (departmentId: string): void => {
  filterQueue({ department: departmentId });
  goTo('dispatch');
};

export const showVillage = (village: string): void => {
  filterQueue({ village });
  goTo('dispatch');
};
