import { Subject, type Observable } from 'rxjs';
import { ok, type Draft, type DraftChange, type Input, type Output, type Result } from '../../preload/contract';
import type { Context } from './context';
import { ownerOf } from './own';

const KIND = 'draft';
const DAY = 24 * 60 * 60 * 1000;
/** Nobody goes on with a draft that is older. */
const MAX_AGE_MS = 30 * DAY;
/** Of one seat; older ones are let go of at the next start. */
const MAX_DRAFTS = 500;

export interface DraftService {
  /** Tells the other windows. */
  readonly draft$: Observable<DraftChange>;
  readonly read: () => Result<Output<'drafts.read'>>;
  readonly write: (input: Input<'drafts.write'>) => Result<undefined>;
  readonly drop: (input: Input<'drafts.drop'>) => Result<undefined>;
  /** Lets go of what is too old to be gone on with. */
  start(): void;
  stop(): void;
}

const keyOf = ({ about, form }: Pick<Draft, 'about' | 'form'>): string => `${about} ${form}`;

/** What was typed and not sent, kept in the encrypted cache through a killed window and a killed console. */
export const createDrafts = (context: Context): DraftService => {
  const { store, clock } = context;
  const draft$ = new Subject<DraftChange>();
  const owner = (): string => ownerOf(context.getSeat());

  return {
    draft$,
    read: () =>
      ok(
        store.read.ownDocuments(KIND, owner()).map(({ key, at, value }) => {
          const [about = '', form = ''] = key.split(' ');
          return { about, form, at, fields: String(value) };
        }),
      ),
    write: ({ windowId, about, form, fields }) => {
      store.write((tx) => tx.putOwnDocument(KIND, owner(), { key: keyOf({ about, form }), at: clock.now(), value: fields }));
      draft$.next({ windowId, about, form, fields });
      return ok(undefined);
    },
    drop: ({ windowId, about, form }) => {
      store.write((tx) => tx.dropOwnDocument(KIND, owner(), keyOf({ about, form })));
      draft$.next({ windowId, about, form, fields: null });
      return ok(undefined);
    },
    start: () =>
      store.write((tx) => {
        tx.dropOwnDocumentsBefore(KIND, clock.now() - MAX_AGE_MS);
        for (const { key } of tx.ownDocuments(KIND, owner()).slice(0, -MAX_DRAFTS)) tx.dropOwnDocument(KIND, owner(), key);
      }),
    stop: () => draft$.complete(),
  };
};
