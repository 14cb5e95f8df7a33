import type { AttentionRow, CaseRow, PersonRow } from '../../preload/contract';
import { LiveTable } from './live-table';

/** Queue order: smaller comes first, ids break ties as everywhere. */
export const byQueueOrder = (a: CaseRow, b: CaseRow): number => a.order - b.order || (a.id < b.id ? -1 : 1);

export const caseTable = new LiveTable<CaseRow>('cases', byQueueOrder);
export const peopleTable = new LiveTable<PersonRow>('people', (a, b) => a.nextDue - b.nextDue || (a.id < b.id ? -1 : 1));
export const attentionTable = new LiveTable<AttentionRow>('attention', (a, b) => b.at - a.at);
