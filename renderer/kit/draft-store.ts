import type { DraftChange, Seat } from '../../preload/contract';
import { griddesk } from './bridge';
import { newId } from './commands';
import { currentSettings, onSettingsChanged } from './settings';

/**
 * What was typed is kept until it is sent: through a closed form, another case, a killed window and a killed console. It
 * stands here while somebody types, is on main's disk a moment later, and comes back from there.
 */
type Fields = Readonly<Record<string, unknown>>;

/** Between two writes of one form while somebody types in it, ms. The first letter is written at once. */
const WRITE_MS = 250;

const windowId = newId();
let drafts: ReadonlyMap<string, Fields> = new Map();
/** How many drafts there are about what; for the marks. */
let abouts: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();
/** Forms written within the last WRITE_MS, and those of them that have changed since. */
const resting = new Map<string, ReturnType<typeof setTimeout>>();
const changed = new Set<string>();

const keyOf = (about: string, form: string): string => `${about} ${form}`;
const aboutOf = (key: string): string => key.slice(0, key.indexOf(' '));
const partsOf = (key: string) => ({ windowId, about: aboutOf(key), form: key.slice(key.indexOf(' ') + 1) });

const keep = (next: ReadonlyMap<string, Fields>): void => {
  if (next.size !== drafts.size) abouts = new Set([...next.keys()].map(aboutOf));
  drafts = next;
  for (const listener of [...listeners]) listener();
};

const put = (key: string, fields: Fields | undefined): void => {
  const next = new Map(drafts);
  if (fields) next.set(key, fields);
  else next.delete(key);
  keep(next);
};

const parse = (json: string): Fields => {
  try {
    const fields: unknown = JSON.parse(json);
    return typeof fields === 'object' && fields !== null ? (fields as Fields) : {};
  } catch {
    return {};
  }
};

/** What main does not take (a full disk) still stands in the form, and is offered again with the next letter. */
const write = (key: string): void => {
  changed.delete(key);
  const fields = drafts.get(key);
  if (fields) void griddesk.drafts.write({ ...partsOf(key), fields: JSON.stringify(fields) });
  else void griddesk.drafts.drop(partsOf(key));
};

const writeSoon = (key: string): void => {
  if (resting.has(key)) return void changed.add(key);
  write(key);
  const rested = setTimeout(() => {
    resting.delete(key);
    if (changed.has(key)) writeSoon(key);
  }, WRITE_MS);
  resting.set(key, rested);
};

/** Everything typed is on its way to the disk. */
export const flushDrafts = (): void => {
  for (const key of [...changed]) write(key);
};

export const draftOf = (about: string, form: string): Fields | undefined => drafts.get(keyOf(about, form));
export const aboutsWithDraft = (): ReadonlySet<string> => abouts;
export const changeDraft = (about: string, form: string, fields: Fields | undefined): void => {
  const key = keyOf(about, form);
  if (!fields && !drafts.has(key)) return;
  put(key, fields);
  writeSoon(key);
};
/** It was sent: gone at once, whatever is on its way. */
export const dropDraft = (about: string, form: string): void => {
  const key = keyOf(about, form);
  if (!drafts.has(key)) return;
  put(key, undefined);
  write(key);
};

export const subscribeDrafts = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** What somebody has begun to type here meanwhile is newer. */
const load = async (): Promise<void> => {
  const answer = await griddesk.drafts.read();
  if (answer.ok) keep(new Map([...answer.value.map(({ about, form, fields }) => [keyOf(about, form), parse(fields)] as const), ...drafts]));
};

const take = (change: DraftChange): void => {
  if (change.windowId === windowId) return;
  put(keyOf(change.about, change.form), change.fields === null ? undefined : parse(change.fields));
};

const whoseNow = (): string => {
  const { operatorId, role, area, departmentId }: Seat = currentSettings().seat;
  return JSON.stringify([operatorId, role, area, departmentId ?? null]);
};

/** Reads what was kept, and listens; hands back the function that ends it. Call once the data is open. */
export const watchDrafts = (): (() => void) => {
  let whose = whoseNow();
  void load();
  const ends = [
    griddesk.onDraft(take),
    onSettingsChanged(() => {
      if (whose === whoseNow()) return;
      whose = whoseNow();
      // Another seat has drafts of its own; what is not written yet was the former one's, and main no longer knows that.
      changed.clear();
      keep(new Map());
      void load();
    }),
  ];
  const leaving = ['blur', 'pagehide', 'focusout'] as const;
  for (const event of leaving) window.addEventListener(event, flushDrafts);
  return () => {
    for (const event of leaving) window.removeEventListener(event, flushDrafts);
    for (const end of ends) end();
  };
};
