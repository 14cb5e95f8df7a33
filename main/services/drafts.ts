import { Subject } from 'rxjs';
import { ok, type DraftChange, type DraftKey, type Input, type Output, type Result } from '../../preload/contract';
import type { OwnDocument, StoreWrites } from '../ports';
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
  readonly draft$: Subject<DraftChange>;
  readonly read: () => Result<Output<'drafts.read'>>;
  readonly write: (input: Input<'drafts.write'>) => Result<undefined>;
  readonly drop: (input: Input<'drafts.drop'>) => Result<undefined>;
  /** Lets go of what is too old to be gone on with. */
  start(): void;
  stop(): void;
}

/** The draft of the form that a command came from, if there is one; it is sent with the command, in its transaction. */
export const takeDraft = (tx: StoreWrites, owner: string, key: DraftKey): OwnDocument | undefined => {
  const document = tx.ownDocuments(KIND, owner).find((one) => one.key === keyOf(key));
  if (document) tx.dropOwnDocument(KIND, owner, document.key);
  return document;
};

/** A command was taken back: its form has its words again, unless somebody has begun to write new ones. */
export const giveDraftBack = (tx: StoreWrites, owner: string, document: OwnDocument): boolean => {
  if (tx.ownDocuments(KIND, owner).some(({ key }) => key === document.key)) return false;
  tx.putOwnDocument(KIND, owner, document);
  return true;
};

const partsOf = (key: string): DraftKey => {
  const [about = '', form = ''] = key.split(' ');
  return { about, form };
};

/** What the windows are told of a draft that is back; it is nobody's window that says it. */
export const changeOfDraft = (windowId: string, { key, value }: OwnDocument): DraftChange => ({
  windowId,
  ...partsOf(key),
  fields: String(value),
});

const keyOf = ({ about, form }: DraftKey): string => `${about} ${form}`;

/** What was typed and not sent, kept in the encrypted cache through a killed window and a killed console. */
export const createDrafts = (context: Context): DraftService => {
  const { store, clock } = context;
  const draft$ = new Subject<DraftChange>();
  const owner = (): string => ownerOf(context.getSeat());

  return {
    draft$,
    read: () => ok(store.read.ownDocuments(KIND, owner()).map(({ key, at, value }) => ({ ...partsOf(key), at, fields: String(value) }))),
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
