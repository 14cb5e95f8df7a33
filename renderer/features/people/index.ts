/** People in care: who, why, by whom, and when they were last visited. Masked throughout. */
export { PeoplePanel } from './PeoplePanel';
export { PersonCard } from './PersonCard';
