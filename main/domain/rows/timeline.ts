import { isEventType, type Actor, type Envelope, type TimelineEntry } from '../../../preload/contract';
import { toInstant } from '../clock/local';
import { cleanLine } from '../message/clean';
import { maskData, maskName } from '../privacy';
import type { Names } from './names';

/** Staff act by their names; a reporter is a private person. */
const actorName = ({ kind, id, name }: Actor): string => {
  const shown = cleanLine(name ?? id);
  return kind === 'reporter' && name !== undefined ? maskName(shown) : shown;
};

const textIn = (data: Readonly<Record<string, unknown>>, key: string): string | undefined => {
  const value = data[key];
  return typeof value === 'string' ? value : undefined;
};

/** What happened, oldest first as given: masked, cleaned, departments by name. */
export const toTimeline = (
  events: readonly { readonly envelope: Envelope; readonly pending: boolean; readonly late?: boolean | undefined }[],
  names: Names,
): TimelineEntry[] => {
  /** Only the dispatch says which department a task is of, and only the request what was asked for. */
  const departmentOfTask = new Map<string, string>();
  const kindOfRequest = new Map<string, string>();
  let filed = false;
  /** What the event means where the same type says two things, by what went before. */
  const meaningOf = ({ type, area, data }: Envelope): Readonly<Record<string, unknown>> => {
    const before = filed;
    if (type === 'case.accepted') filed = true;
    if (type === 'case.reopened') filed = false;
    if (type === 'case.accepted' && before) return { refiled: true };
    if (type === 'case.rejected' && before) return { voided: true };
    if (type === 'case.escalated' && data['toArea'] === area) return { returned: true };
    const requestId = textIn(data, 'requestId') ?? '';
    if (type === 'case.requested') kindOfRequest.set(requestId, textIn(data, 'kind') ?? '');
    return type === 'case.answered' ? { kind: kindOfRequest.get(requestId) } : {};
  };
  return events.map(({ envelope, pending, late }) => {
    const taskId = textIn(envelope.data, 'taskId');
    const named = textIn(envelope.data, 'departmentId');
    if (taskId !== undefined && named !== undefined && envelope.type === 'task.dispatched') departmentOfTask.set(taskId, named);
    const departmentId = named ?? (taskId === undefined ? undefined : departmentOfTask.get(taskId));
    // Whom a missed visit was about leads to somebody's health: `people.ofCase` tells it to seats that may know.
    const { care: _, ...told } = maskData(envelope.data) as Record<string, unknown>;
    const data = { ...told, ...meaningOf(envelope), ...(late === true ? { late } : {}) };
    return {
      eventId: envelope.id,
      type: envelope.type,
      known: isEventType(envelope.type),
      at: toInstant(envelope.at) ?? 0,
      actor: { kind: envelope.actor.kind, name: actorName(envelope.actor) },
      data: departmentId === undefined ? data : { ...data, departmentName: names.department(departmentId)?.name ?? departmentId },
      pending,
    };
  });
};
