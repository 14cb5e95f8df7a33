import type { CaseEvent, ClockKind } from '../../../../preload/contract';
import type { AnyEvent } from '../../../../main/domain';
import type { Entry, Notes, Phase } from './slow-notes';
import { rules, rulebook } from './world';
import { later, minutesBetween, movedBy, pausedSince } from './slow-time';

const ALIVE = ['sent', 'acknowledged', 'arrived'];
const alive = (notes: Notes) => notes.tasks.filter(({ state }) => ALIVE.includes(state));
const ofRound = (notes: Notes) =>
  notes.tasks.filter(({ round, state }) => round === notes.round && state !== 'declined' && state !== 'recalled');
const category = (notes: Notes) => rulebook.categories.find(({ id }) => id === notes.category)!;
const handleKind = (notes: Notes): ClockKind => category(notes).handle[notes.priority]!.kind;
const limitOf = (notes: Notes, stage: 'file' | 'dispatch' | 'verify') =>
  category(notes).limits?.[stage]?.[notes.priority] ?? rulebook.limits[stage][notes.priority]!;
const wordDue = (notes: Notes, { due, said }: { due: number; said: number }) => movedBy(due, said, handleKind(notes), notes.pauses);

const RUNS: Partial<Record<Phase, Entry['what']>> = { received: 'file', filed: 'dispatch', out: 'handle', feedback: 'verify' };

const dueOf = (notes: Notes, what: Entry['what'], from: number): { due: number; kind: ClockKind } => {
  if (what === 'handle') return { due: Math.max(...alive(notes).map((task) => wordDue(notes, task))), kind: handleKind(notes) };
  if (what === 'close') {
    const { minutes, kind } = limitOf(notes, 'verify');
    const work = Math.max(wordDue(notes, notes), ...ofRound(notes).map((task) => wordDue(notes, task)));
    return { due: movedBy(later(work, minutes, kind), work, kind, notes.pauses), kind: handleKind(notes) };
  }
  const { minutes, kind } = limitOf(notes, what as 'file');
  return { due: movedBy(later(from, minutes, kind), from, kind, notes.pauses), kind };
};

const HOW = ['received', 'filed', 'out', 'feedback', 'verified'];
const howRun = (before: Notes, after: Notes): string => {
  if (['closed', 'rejected', 'merged'].includes(after.phase)) return after.phase;
  if (after.round > before.round) return 'done';
  return HOW.indexOf(after.phase) > HOW.indexOf(before.phase) ? 'done' : 'returned';
};

const end = (entry: Entry, before: Notes, at: number, how: string) => {
  entry.end = at;
  entry.how = how;
  entry.late = (before.held === undefined ? at : Math.min(at, before.held)) > entry.due;
  if (before.held !== undefined && entry.what !== 'close')
    entry.paused += minutesBetween(Math.max(before.held, entry.from), at, entry.kind);
  entry.took = Math.max(0, minutesBetween(entry.from, at, entry.kind) - entry.paused);
};

const renew = (entry: Entry, notes: Notes, extended: boolean) => {
  const { due, kind } = dueOf(notes, entry.what, entry.from);
  entry.kind = kind;
  entry.due = due;
  entry.paused = pausedSince(entry.from, kind, notes.pauses);
  if (extended) entry.extended += 1;
  if (entry.extended === 0 && entry.paused === 0) entry.dueFirst = due;
};

const begin = (notes: Notes, what: Entry['what'], from: number, more: Partial<Entry> = {}) => {
  const entry: Entry = {
    what,
    round: notes.round,
    reopened: notes.reopened,
    from,
    extended: 0,
    paused: 0,
    due: 0,
    dueFirst: 0,
    kind: 'running',
    ...more,
  };
  const { due, kind } = dueOf(notes, what, from);
  notes.entries.push({ ...entry, due, kind, dueFirst: due, paused: what === 'close' ? pausedSince(from, kind, notes.pauses) : 0 });
};

/** What the tasks make of the phase. */
const settle = (notes: Notes, at: number) => {
  const tasks = ofRound(notes);
  const phase = tasks.length === 0 ? 'filed' : tasks.every(({ state }) => state === 'completed') ? 'feedback' : 'out';
  if (phase !== notes.phase) notes.since = at;
  notes.phase = phase;
};

const stop = (notes: Notes, phase: Phase) => {
  notes.phase = phase;
  notes.held = undefined;
  for (const task of alive(notes)) task.state = 'recalled';
  notes.appeals = notes.appeals.filter(({ granted }) => granted !== undefined || phase === 'closed');
};

/** Writes an event into the notes; everything is known to make sense but for questions nobody may ask any more. */
const write = (notes: Notes, { type, data }: CaseEvent, at: number) => {
  const word = (key: string): string => (data as Record<string, string>)[key]!;
  const task = notes.tasks.find(({ id, state }) => id === word('taskId') && ALIVE.includes(state));
  switch (type) {
    case 'case.accepted':
      if (notes.phase === 'received') Object.assign(notes, { phase: 'filed', since: at, filed: at });
      Object.assign(notes, { category: word('category'), priority: word('priority'), due: Date.parse(word('dueAt')), said: at });
      break;
    case 'task.dispatched': {
      const due = Date.parse(word('dueAt'));
      notes.tasks.push({ id: word('taskId'), dept: word('departmentId'), round: notes.round, sent: at, due, said: at, state: 'sent' });
      settle(notes, at);
      break;
    }
    case 'task.acknowledged':
      Object.assign(task!, { state: 'acknowledged', taken: at });
      break;
    case 'task.arrived':
      task!.state = 'arrived';
      break;
    case 'task.completed':
    case 'task.declined':
    case 'task.recalled':
      task!.state = type.slice(5);
      settle(notes, at);
      break;
    case 'case.extended': {
      const due = Date.parse(word('dueAt'));
      for (const one of alive(notes)) if (one.due < due) Object.assign(one, { due, said: at });
      Object.assign(notes, { due, said: at });
      break;
    }
    case 'case.suspended':
      notes.held = at;
      break;
    case 'case.resumed':
      notes.pauses.push([notes.held!, at]);
      notes.held = undefined;
      break;
    case 'case.verified':
      if (word('result') === 'pass') notes.phase = 'verified';
      else Object.assign(notes, { phase: 'filed', since: at, round: notes.round + 1 });
      break;
    case 'case.closed':
    case 'case.rejected':
      stop(notes, type === 'case.closed' ? 'closed' : 'rejected');
      break;
    case 'case.reopened': {
      const again = notes.phase === 'closed' ? Math.max(0, notes.due - notes.filed) : 0;
      Object.assign(notes, {
        phase: 'filed',
        since: at,
        filed: at,
        due: at + again,
        said: at,
        round: notes.round + 1,
        reopened: notes.reopened + 1,
      });
      break;
    }
    case 'case.requested':
      if (!['rejected', 'merged'].includes(notes.phase)) notes.appeals.push({ id: word('requestId') });
      break;
    case 'case.answered': {
      const appeal = notes.appeals.find(({ id, granted }) => id === word('requestId') && granted === undefined);
      if (appeal) appeal.granted = (data as { granted: boolean }).granted;
      notes.excluded ||= appeal?.granted === true;
      break;
    }
    default:
      throw new Error(`nobody wrote down how ${type} goes`);
  }
};

const taskEntries = (notes: Notes, at: number, extended: boolean) => {
  for (const task of notes.tasks) {
    const entry = notes.entries.find(({ taskId }) => taskId === task.id);
    if (!entry) {
      const kind = handleKind(notes);
      const due = wordDue(notes, task);
      const fresh = {
        what: 'task',
        round: notes.round,
        reopened: notes.reopened,
        kind,
        from: at,
        due,
        dueFirst: due,
        extended: 0,
        paused: 0,
      } as const;
      notes.entries.push({ ...fresh, taskId: task.id, departmentId: task.dept });
      continue;
    }
    if (entry.end !== undefined) continue;
    if (task.taken !== undefined) entry.taken = task.taken;
    if (ALIVE.includes(task.state)) {
      entry.due = wordDue(notes, task);
      entry.paused = pausedSince(task.sent, handleKind(notes), notes.pauses);
      if (extended) entry.extended += 1;
      continue;
    }
    entry.end = at;
    entry.how = task.state;
    entry.late = (notes.held === undefined ? at : Math.min(at, notes.held)) > entry.due;
  }
};

const closingEntries = (before: Notes, notes: Notes, at: number, extended: boolean) => {
  const entry = notes.entries.find(({ what, reopened }) => what === 'close' && reopened === notes.reopened);
  const isUp = ['filed', 'out', 'feedback', 'verified'].includes(notes.phase);
  if (isUp && !entry) begin(notes, 'close', notes.filed);
  else if (isUp && entry) renew(entry, notes, extended);
  else if (entry && entry.end === undefined && notes.phase !== before.phase)
    end(entry, before, at, notes.phase === 'closed' ? 'done' : notes.phase === 'rejected' ? 'voided' : 'merged');
};

/** Reads the events of a case, one after the other. */
export const notesOf = (events: readonly AnyEvent[]): Notes => {
  const [first, ...rest] = events as readonly CaseEvent[];
  const at = Date.parse(first!.at);
  const notes: Notes = {
    id: first!.caseId,
    phase: 'received',
    category: 'power-tree',
    priority: 'routine',
    reported: at,
    since: at,
    filed: 0,
    due: 0,
    said: 0,
    round: 0,
    reopened: 0,
    held: undefined,
    pauses: [],
    tasks: [],
    entries: [],
    appeals: [],
    excluded: false,
    before: undefined,
  };
  begin(notes, 'file', at);
  for (const event of rest) {
    const now = Date.parse(event.at);
    const before = structuredClone(notes);
    if (event.type === 'case.unmerged') {
      const old = JSON.parse(notes.before!) as Notes;
      for (const key of Object.keys(notes)) delete notes[key as keyof Notes];
      Object.assign(notes, old);
      continue;
    }
    if (event.type === 'case.merged') {
      stop(notes, 'merged');
      notes.before = JSON.stringify(before);
    } else write(notes, event, now);
    const extended = event.type === 'case.extended';
    const run = notes.entries.find(
      ({ what, end: ended }) => ended === undefined && ['file', 'dispatch', 'handle', 'verify'].includes(what),
    );
    const what = RUNS[notes.phase];
    if (run && run.what === what && run.round === notes.round) renew(run, notes, extended);
    else {
      if (run) end(run, before, now, howRun(before, notes));
      if (what) begin(notes, what, notes.since);
    }
    taskEntries(notes, now, extended);
    closingEntries(before, notes, now, extended);
  }
  return notes;
};

/** Until when a task had to be answered, by the shipped limits. */
export const answerDue = (notes: Notes, sent: number): number => {
  const { minutes, kind } = rules.answer.limits[notes.priority]!;
  return movedBy(later(sent, minutes, kind), sent, kind, notes.pauses);
};
