export { Queue } from './Queue';
export { focusQueue } from './QueueList';
export { filterQueue } from './filter-store';
export { ViewKeys } from './views/ViewKeys';
export { openView, useViews } from './views/view-store';
export { useViewName } from './views/use-view-name';
