import type { EventType, TimelineEntry } from '../../../../preload/contract';
import { isEventType } from '../../../../preload/contract';
import type { timelineZh } from './strings';

export type TimelineKey = keyof typeof timelineZh;

/** How codes become words; the caller knows the directory and the language. */
export interface Lookups {
  category(id: string): string;
  department(id: string): string;
  area(code: string): string;
  caseNumber(id: string): string;
  /** Instant in ms to a short local date and time. */
  time(at: number): string;
  term(table: 'source' | 'priority' | 'level' | 'outcome' | 'request' | 'dispute' | 'method' | 'step' | 'transfer', key: string): string;
}

/** One line of the history: the sentence's key and values, the person's own words, the photos. */
export interface Line {
  readonly key: TimelineKey;
  readonly values: Readonly<Record<string, string>>;
  readonly quote?: string | undefined;
  readonly media: readonly string[];
}

type Data = TimelineEntry['data'];
const word = (data: Data, field: string): string => {
  const value = data[field];
  return typeof value === 'string' ? value : '';
};
const quoteOf = (...texts: string[]): string | undefined => texts.find((text) => text.trim() !== '');
const mediaOf = (data: Data): string[] =>
  Array.isArray(data['media']) ? data['media'].filter((id): id is string => typeof id === 'string') : [];

/** ISO time of the wire (or ms) to local words; an odd value is shown as it came. */
const timeOf = (data: Data, field: string, lookups: Lookups): string => {
  const value = data[field];
  const at = typeof value === 'number' ? value : Date.parse(word(data, field));
  return Number.isFinite(at) ? lookups.time(at) : word(data, field);
};
const departmentOf = (data: Data, lookups: Lookups): string => {
  const name = word(data, 'departmentName');
  return name !== '' ? name : lookups.department(word(data, 'departmentId'));
};

/** What a grid member did alone. */
const settledOf = (data: Data): Data | undefined => {
  const settled = data['settled'];
  return typeof settled === 'object' && settled !== null ? (settled as Data) : undefined;
};

type Wording = (data: Data, lookups: Lookups) => Omit<Line, 'media'>;
const plain =
  (key: TimelineKey, ...fields: string[]): ((data: Data) => Omit<Line, 'media'>) =>
  (data) => ({ key, values: {}, quote: quoteOf(...fields.map((field) => word(data, field))) });
const ofDepartment =
  (key: TimelineKey, ...fields: string[]): Wording =>
  (data, lookups) => ({
    key,
    values: { department: departmentOf(data, lookups) },
    quote: quoteOf(...fields.map((field) => word(data, field))),
  });

/** Every event type of the contract; a new one does not compile until it has words. */
const wordings = {
  'case.reported': (data, lookups) => ({
    key: settledOf(data) ? 'case-reported-settled' : data['urgency'] === 'urgent' ? 'case-reported-urgent' : 'case-reported',
    values: { source: lookups.term('source', word(data, 'source')) },
    quote: quoteOf(word(settledOf(data) ?? {}, 'text')),
  }),
  'case.accepted': (data, lookups) => ({
    key: data['refiled'] === true ? 'case-refiled' : 'case-accepted',
    values: {
      category: lookups.category(word(data, 'category')),
      priority: lookups.term('priority', word(data, 'priority')),
      due: timeOf(data, 'dueAt', lookups),
    },
    quote: quoteOf(word(data, 'reason')),
  }),
  'case.rejected': (data) => plain(data['voided'] === true ? 'case-voided' : 'case-rejected', 'reason')(data),
  'case.merged': (data, lookups) => ({
    key: data['late'] === true ? 'case-merged-late' : 'case-merged',
    values: { into: lookups.caseNumber(word(data, 'into')) },
  }),
  'case.unmerged': plain('case-unmerged', 'reason'),
  'case.replied': (data, lookups) => ({
    ...('promisedAt' in data
      ? { key: 'case-replied-promised', values: { promised: timeOf(data, 'promisedAt', lookups) } }
      : { key: 'case-replied', values: {} }),
    quote: quoteOf(word(data, 'text')),
  }),
  'case.noted': plain('case-noted', 'text'),
  'case.escalated': (data, lookups) => ({
    key: data['returned'] === true ? 'case-returned' : 'case-escalated',
    values: { area: lookups.area(word(data, 'toArea')) },
    quote: quoteOf(word(data, 'reason')),
  }),
  'case.supervised': (data, lookups) => ({
    key: 'case-supervised',
    values: { level: lookups.term('level', word(data, 'level')) },
    quote: quoteOf(word(data, 'text')),
  }),
  'case.explained': (data, lookups) => ({
    key: 'case-explained',
    values: { level: lookups.term('level', word(data, 'level')) },
    quote: quoteOf(word(data, 'text')),
  }),
  'case.disputed': (data, lookups) => ({
    key: 'case-disputed',
    values: { kind: lookups.term('dispute', word(data, 'kind')), people: String(Number(data['people']) || 0) },
  }),
  'case.mediated': (data, lookups) => {
    const step = word(data, 'step');
    const quote = quoteOf(word(data, 'text'));
    if (step === 'assigned')
      return {
        key: 'case-assigned',
        values: { method: lookups.term('method', word(data, 'method')), mediator: word(data, 'mediator') },
        quote,
      };
    if (step === 'visited') return { key: data['kept'] === true ? 'case-visited-kept' : 'case-visited-broken', values: {}, quote };
    return { key: 'case-mediated', values: { step: lookups.term('step', step) }, quote };
  },
  'case.transferred': (data, lookups) => {
    const values = { to: lookups.term('transfer', word(data, 'to')), office: word(data, 'office') };
    const receipt = word(data, 'receipt');
    const quote = quoteOf(word(data, 'text'));
    return receipt === ''
      ? { key: 'case-transferred', values, quote }
      : { key: 'case-transferred-receipt', values: { ...values, receipt }, quote };
  },
  'case.requested': (data, lookups) => {
    const kind = lookups.term('request', word(data, 'kind'));
    const time = ['dueAt', 'until'].find((field) => field in data);
    return {
      ...(time === undefined
        ? { key: 'case-requested', values: { kind } }
        : { key: 'case-requested-until', values: { kind, until: timeOf(data, time, lookups) } }),
      quote: quoteOf(word(data, 'reason')),
    };
  },
  'case.answered': (data, lookups) => ({
    key: data['granted'] === true ? 'case-granted' : 'case-refused',
    values: { kind: lookups.term('request', word(data, 'kind')) },
    quote: quoteOf(word(data, 'reason')),
  }),
  'case.extended': (data, lookups) => ({
    key: 'case-extended',
    values: { due: timeOf(data, 'dueAt', lookups) },
    quote: quoteOf(word(data, 'reason')),
  }),
  'case.suspended': (data, lookups) => ({
    ...('until' in data
      ? { key: 'case-suspended-until', values: { until: timeOf(data, 'until', lookups) } }
      : { key: 'case-suspended', values: {} }),
    quote: quoteOf(word(data, 'reason')),
  }),
  'case.resumed': plain('case-resumed', 'reason'),
  'task.dispatched': (data, lookups) => ({
    key: data['lead'] === true ? 'task-dispatched-lead' : 'task-dispatched',
    values: { department: departmentOf(data, lookups), due: timeOf(data, 'dueAt', lookups) },
    quote: quoteOf(word(data, 'instructions')),
  }),
  'task.acknowledged': ofDepartment('task-acknowledged'),
  'task.arrived': ofDepartment('task-arrived'),
  'task.declined': ofDepartment('task-declined', 'reason'),
  'task.recalled': ofDepartment('task-recalled', 'reason'),
  'task.completed': ofDepartment('task-completed', 'feedback'),
  'case.offered': (data, lookups) => {
    const count = String(Array.isArray(data['memberIds']) ? data['memberIds'].length : 0);
    return 'dueAt' in data
      ? { key: 'case-offered-due', values: { count, due: timeOf(data, 'dueAt', lookups) } }
      : { key: 'case-offered', values: { count } };
  },
  'case.verified': (data) => ({
    key: data['result'] === 'pass' ? 'case-verified-pass' : 'case-verified-fail',
    values: {},
    quote: quoteOf(word(data, 'text')),
  }),
  'case.closed': (data, lookups) => ({
    key: 'case-closed',
    values: { outcome: lookups.term('outcome', word(data, 'outcome')) },
    quote: quoteOf(word(data, 'text')),
  }),
  'case.reopened': plain('case-reopened', 'reason'),
} satisfies Record<EventType, Wording>;

/** The words of one line; a type this version does not know is said to be so. Never throws. */
export const lineOf = (entry: TimelineEntry, lookups: Lookups): Line => {
  if (!entry.known || !isEventType(entry.type)) return { key: 'unknown', values: { type: entry.type }, media: [] };
  const wording: Wording = wordings[entry.type];
  return { ...wording(entry.data, lookups), media: [...mediaOf(entry.data), ...mediaOf(settledOf(entry.data) ?? {})] };
};
