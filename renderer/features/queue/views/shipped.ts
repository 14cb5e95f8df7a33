import type { Role, SavedView } from '../../../../preload/contract';

/** The views a seat begins with, until it keeps its own: what is overdue, what waits for it, what came in today. */
export const shippedViews = (role: Role): readonly SavedView[] => [
  { id: 'overdue', filter: { only: 'overdue', text: '', sort: 'due' } },
  { id: 'answer', filter: { only: role === 'lead' ? 'requests' : 'mine', text: '', sort: 'due' } },
  { id: 'today', filter: { only: 'all', text: '', sort: 'reported', reported: 'today' } },
];
