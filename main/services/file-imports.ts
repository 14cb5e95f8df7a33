import * as v from 'valibot';
import { fail, FileImport, ok, type Result, type Role } from '../../preload/contract';
import type { PutDirectoryAnswer } from '../ports';
import type { Context } from './context';

/** An entry of the directory before and after; null: there was none. */
export interface FileChange<T> {
  readonly id: string;
  readonly before: T | null;
  readonly after: T;
}
export interface FileWrite<T> {
  readonly id: string;
  /** null: there is none any more. */
  readonly value: T | null;
}

/** Which part of the directory it is. */
export interface FileImportsOf<T> {
  /** Under which documents of this console stand what was taken, and in parts what stood before. */
  readonly kind: string;
  /** How its records in the audit begin. */
  readonly audit: string;
  readonly schema: v.GenericSchema<unknown, T>;
  /** Entries in one part, which are written and handed to the platform at once; after that others have their turn. */
  readonly perPart: number;
  /** Imports kept, with what stood before each; the oldest is forgotten then. Absent: all. */
  readonly most?: number;
  readonly mayImport: (role: Role) => boolean;
  readonly write: (entries: readonly FileWrite<T>[]) => Promise<PutDirectoryAnswer>;
  /** The entry as the directory has it now. */
  readonly now: (id: string) => T | undefined;
  readonly same: (a: T | undefined, b: T | undefined) => boolean;
}

/** A file that was looked at and can be taken. */
export interface ReadyFile<T> {
  readonly importId: string;
  readonly fileName: string;
  readonly entries: number;
  /** The changes in order, made as they are asked for. */
  readonly changes: () => Iterable<FileChange<T>>;
}

/**
 * What is taken from files into the platform's directory. It is handed to the platform, whose directory it is, and comes back
 * to every console from there; what stood before is kept here first, so that it can be put back.
 */
export const createFileImports = <T>(context: Context, of: FileImportsOf<T>) => {
  const { store, clock } = context;
  const { kind, perPart } = of;
  const parts = `${kind}-part`;
  const Part = v.array(v.object({ id: v.string(), before: v.nullable(of.schema), after: of.schema }));
  /** One at a time: two that write the same entries would leave nobody knows what. */
  let busy = false;
  const owner = () => context.getSeat().area;

  /** Writes down that somebody asked; undefined: they may. */
  const admit = (act: string, subject: string): Result<never> | undefined => {
    const { operatorId, role } = context.getSeat();
    const allowed = of.mayImport(role);
    store.write((tx) =>
      tx.audit({ at: clock.now(), who: operatorId, role, kind: `${of.audit}.${act}`, subject, result: allowed ? 'ok' : 'refused' }),
    );
    return allowed ? undefined : fail('not-allowed', 'the directory is for the shift lead to change', { role });
  };

  const kept = (area: string): FileImport[] =>
    store.read.ownDocuments(kind, area).flatMap(({ value }) => {
      const read = v.safeParse(FileImport, value);
      return read.success ? [read.output] : [];
    });
  const keep = (area: string, one: FileImport): FileImport => {
    store.write((tx) => tx.putOwnDocument(kind, area, { key: one.importId, at: one.at, value: one }));
    return one;
  };
  const keyOf = (importId: string, part: number): string => `${importId}/${String(part).padStart(5, '0')}`;
  const partsIn = ({ entries }: FileImport): number => Math.ceil(entries / perPart);
  const partOf = (area: string, { importId }: FileImport, part: number): FileChange<T>[] | undefined => {
    const found = store.read.ownDocument(parts, area, keyOf(importId, part));
    return found && v.parse(Part, found.value);
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  const forgetOldest = async (area: string): Promise<void> => {
    if (of.most === undefined) return;
    for (const one of kept(area).slice(0, -of.most)) {
      for (let part = 0; part < partsIn(one); part += 1) {
        store.write((tx) => tx.dropOwnDocument(parts, area, keyOf(one.importId, part)));
        await turn();
      }
      store.write((tx) => tx.dropOwnDocument(kind, area, one.importId));
    }
  };

  /** Writes down what will change before anything does. */
  const begin = async (area: string, { importId, fileName, entries, changes }: ReadyFile<T>): Promise<FileImport> => {
    const at = clock.now();
    const one = keep(area, { importId, fileName, at, by: context.getSeat().operatorId, entries, done: 0 });
    let [part, gathered]: [number, FileChange<T>[]] = [0, []];
    const put = async (): Promise<void> => {
      store.write((tx) => tx.putOwnDocument(parts, area, { key: keyOf(importId, part), at, value: gathered }));
      [part, gathered] = [part + 1, []];
      await turn();
    };
    for (const change of changes()) {
      gathered.push(change);
      if (gathered.length === perPart) await put();
    }
    if (gathered.length > 0) await put();
    await forgetOldest(area);
    return one;
  };

  /** Part by part, each whole or not at all: what is done are whole parts, but for the last. */
  const goOn = async (area: string, from: FileImport): Promise<FileImport> => {
    const { problem: _before, ...clean } = from;
    let one: FileImport = clean;
    for (let part = Math.ceil(one.done / perPart); part < partsIn(one); part += 1) {
      // One that broke off while it was written down, before anything was handed over: as much of it as there is.
      const changes = partOf(area, one, part);
      if (!changes) return keep(area, { ...one, entries: one.done });
      const answer = await of.write(changes.map(({ id, after }) => ({ id, value: after })));
      if (answer.kind !== 'stored') return keep(area, { ...one, problem: answer.kind });
      one = keep(area, { ...one, done: Math.min(one.entries, (part + 1) * perPart) });
    }
    return keep(area, one);
  };

  const putBack = async (area: string, one: FileImport): Promise<FileImport> => {
    const left: string[] = [];
    let entries = 0;
    const { problem: _before, ...clean } = one;
    for (let part = 0; part < partsIn(one); part += 1) {
      const writes = (partOf(area, one, part) ?? []).flatMap(({ id, before, after }): FileWrite<T>[] => {
        const now = of.now(id);
        // What was taken may not have come back from the platform yet.
        if (of.same(now, after) || of.same(now, before ?? undefined)) return [{ id, value: before }];
        left.push(id);
        return [];
      });
      if (writes.length === 0) continue;
      const answer = await of.write(writes);
      if (answer.kind !== 'stored') return keep(area, { ...clean, problem: answer.kind });
      entries += writes.length;
    }
    return keep(area, { ...clean, back: { at: clock.now(), entries, left } });
  };

  /** Whoever sits here when it is done: it is of the area for which it was begun. */
  const alone = async (work: () => Promise<FileImport>): Promise<Result<FileImport>> => {
    busy = true;
    try {
      return ok(await work());
    } finally {
      busy = false;
    }
  };

  return {
    admit,
    /** Takes a file, or goes on with one that was broken off. `ready`: what was looked at under this id. */
    take: async (importId: string, ready: ReadyFile<T> | undefined, begun: () => void): Promise<Result<FileImport>> => {
      const refused = admit('take-file', importId);
      if (refused) return refused;
      if (busy) return fail('wrong-state', 'another import is under way', { importId });
      const area = owner();
      const known = kept(area).find((one) => one.importId === importId);
      if (!known && !ready) return fail('not-found', 'no file was read under this id', { importId });
      if (known?.back) return fail('wrong-state', 'this import was taken back', { importId });
      return alone(async () => {
        const one = known ?? (await begin(area, ready!));
        begun();
        return goOn(area, one);
      });
    },
    /** Puts back what stood before, for every entry that nobody has changed since. */
    takeBack: async (importId: string): Promise<Result<FileImport>> => {
      const refused = admit('take-back', importId);
      if (refused) return refused;
      if (busy) return fail('wrong-state', 'another import is under way', { importId });
      const area = owner();
      const one = kept(area).find((other) => other.importId === importId);
      if (!one) return fail('not-found', 'nothing was taken under this id', { importId });
      return one.back ? ok(one) : alone(() => putBack(area, one));
    },
    imports: (): Result<FileImport[]> => ok(kept(owner()).toReversed()),
  };
};
