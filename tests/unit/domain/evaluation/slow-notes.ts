import type { ClockKind, Priority } from '../../../../preload/contract';

/** Something to be done until a time, as a clerk would write it down. */
export interface Entry {
  what: 'file' | 'dispatch' | 'handle' | 'verify' | 'close' | 'task';
  round: number;
  reopened: number;
  kind: ClockKind;
  from: number;
  due: number;
  dueFirst: number;
  extended: number;
  paused: number;
  end?: number;
  how?: string;
  late?: boolean;
  took?: number;
  taskId?: string;
  departmentId?: string;
  taken?: number;
}

export interface Task {
  id: string;
  dept: string;
  round: number;
  sent: number;
  due: number;
  said: number;
  state: string;
  taken?: number;
}

export type Phase = 'received' | 'filed' | 'out' | 'feedback' | 'verified' | 'closed' | 'rejected' | 'merged';

/** The desk's own notes of a case. */
export interface Notes {
  id: string;
  phase: Phase;
  category: string;
  priority: Priority;
  reported: number;
  since: number;
  filed: number;
  due: number;
  said: number;
  round: number;
  reopened: number;
  held: number | undefined;
  pauses: [number, number][];
  tasks: Task[];
  entries: Entry[];
  appeals: { id: string; granted?: boolean }[];
  excluded: boolean;
  /** As all this was before the merge. */
  before: string | undefined;
}
