export { Queue } from './Queue';
export { focusQueue } from './QueueList';
export { filterQueue } from './filter-store';
