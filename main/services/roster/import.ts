import { createHash } from 'node:crypto';
import * as v from 'valibot';
import {
  fail,
  Member,
  ok,
  RosterImport,
  type BadRow,
  type BadRows,
  type Input,
  type Result,
  type RosterPreview,
} from '../../../preload/contract';
import { areaUnder, checkRoster, findColumns, mayImportRoster, sameMember } from '../../domain';
import type { RosterWrite } from '../../ports';
import type { Context } from '../context';
import type { RosterBook } from './book';
import { MAX_FILE_BYTES, MAX_ROWS, readTable } from './read-table';

/** People handed to the platform at once, after which others have their turn. */
const MANY = 500;
const KIND = 'roster-import';
const PARTS = 'roster-import-part';

type Unreadable = Extract<RosterPreview, { kind: 'unreadable' }>;
type Change = { readonly id: string; readonly before: Member | null; readonly after: Member };
interface Pending {
  readonly importId: string;
  readonly area: string;
  readonly fileName: string;
  readonly bad: readonly BadRow[];
  readonly changes: readonly Change[];
}
const Part = v.array(v.object({ id: v.string(), before: v.nullable(Member), after: Member }));

/**
 * The roster from a file. It is read and looked at first; what is taken is handed to the platform, whose roster it is, and
 * comes back to every console from there. What stood before is kept here, so that it can be put back.
 */
export const createRosterImport = (context: Context, book: () => RosterBook) => {
  let pending: Pending | undefined;
  /** One at a time: two that write the same people would leave nobody knows what. */
  let busy = false;
  const { store, clock, upstream } = context;
  const owner = () => context.getSeat().area;

  const admit = (kind: string, subject: string, details?: Record<string, unknown>): Result<never> | undefined => {
    const { operatorId, role } = context.getSeat();
    const allowed = mayImportRoster(role);
    store.write((tx) =>
      tx.audit({
        at: clock.now(),
        who: operatorId,
        role,
        kind: `roster.${kind}`,
        subject,
        result: allowed ? 'ok' : 'refused',
        ...(details ? { details } : {}),
      }),
    );
    return allowed ? undefined : fail('not-allowed', 'the roster is for the shift lead to change', { role });
  };

  const kept = (): RosterImport[] =>
    store.read.ownDocuments(KIND, owner()).flatMap(({ value }) => {
      const read = v.safeParse(RosterImport, value);
      return read.success ? [read.output] : [];
    });
  const keep = (area: string, one: RosterImport): RosterImport => {
    store.write((tx) => tx.putOwnDocument(KIND, area, { key: one.importId, at: one.at, value: one }));
    return one;
  };
  const partsOf = (importId: string): readonly Change[] =>
    store.read
      .ownDocuments(PARTS, owner())
      .filter(({ key }) => key.startsWith(`${importId}/`))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
      .flatMap(({ value }) => v.parse(Part, value));

  /** Hands people to the platform in order; `done` is told after each batch. @returns why it ended early */
  const write = async (entries: readonly RosterWrite[], done: (count: number) => void): Promise<RosterImport['problem']> => {
    for (let at = 0; at < entries.length; at += MANY) {
      const answer = await upstream.putRoster(entries.slice(at, at + MANY));
      if (answer.kind !== 'stored') return answer.kind;
      done(Math.min(entries.length, at + MANY));
    }
    return undefined;
  };

  const preview = async (fileName: string, bytes: Uint8Array): Promise<Result<RosterPreview>> => {
    const seatArea = owner();
    const refused = admit('read-file', seatArea);
    if (refused) return refused;
    pending = undefined;
    const unreadable = (why: Unreadable['why'], columns: Unreadable['columns'] = []) =>
      ok<RosterPreview>({ kind: 'unreadable', fileName, why, columns });
    if (bytes.length > MAX_FILE_BYTES) return unreadable('too-large');
    const rows = await readTable(bytes);
    if (!rows) return unreadable('not-a-table');
    if (rows.length > MAX_ROWS) return unreadable('too-many-rows');
    const { columns, body, missing } = findColumns(rows);
    if (missing.length > 0) return unreadable(rows.length === 0 ? 'empty' : 'columns', [...missing]);
    if (body.length === 0) return unreadable('empty');
    const { members } = book();
    const checked = checkRoster(columns, body, {
      seatArea,
      areas: context.names.areas(),
      grids: store.read.grids(seatArea),
      members,
      isElsewhere: (id) => {
        const found = context.names.member(id);
        return found !== undefined && !areaUnder(found.area, seatArea);
      },
      newId: (area, name, phone) =>
        `rm-${area.slice(6) || area}-${createHash('sha256').update(`${area}\n${name}\n${phone}`).digest('hex').slice(0, 12)}`,
    });
    const good = checked.filter((row) => row.kind === 'good');
    const changes = good.flatMap(({ before, after }): Change[] =>
      sameMember(before, after) ? [] : [{ id: after.id, before: before ?? null, after }],
    );
    const added = changes.filter(({ before }) => before === null).length;
    const bad = checked.flatMap((row): BadRow[] => (row.kind === 'bad' ? [{ row: row.row, problems: [...row.problems] }] : []));
    pending = { importId: context.newId(), area: seatArea, fileName, bad, changes };
    return ok({
      kind: 'read',
      importId: pending.importId,
      fileName,
      rows: body.length,
      bad: bad.length,
      added,
      changed: changes.length - added,
      same: good.length - changes.length,
    });
  };

  const badRows = ({ importId, skip, limit }: Input<'roster.badRows'>): Result<BadRows> =>
    pending?.importId === importId && pending.area === owner()
      ? ok({ total: pending.bad.length, rows: pending.bad.slice(skip, skip + limit) })
      : fail('not-found', 'no file was read under this id', { importId });

  /** Writes down what will change before anything does. */
  const begin = ({ importId, fileName, changes }: Pending): RosterImport => {
    const at = clock.now();
    const one: RosterImport = { importId, fileName, at, by: context.getSeat().operatorId, entries: changes.length, done: 0 };
    store.write((tx) => {
      for (let from = 0, part = 0; from < changes.length; from += MANY, part += 1)
        tx.putOwnDocument(PARTS, owner(), {
          key: `${importId}/${String(part).padStart(5, '0')}`,
          at,
          value: changes.slice(from, from + MANY),
        });
      tx.putOwnDocument(KIND, owner(), { key: importId, at, value: one });
    });
    pending = undefined;
    return one;
  };

  const take = async ({ importId }: Input<'roster.take'>): Promise<Result<RosterImport>> => {
    const refused = admit('take-file', importId);
    if (refused) return refused;
    if (busy) return fail('wrong-state', 'another import is under way', { importId });
    const known = kept().find((one) => one.importId === importId);
    if (!known && (pending?.importId !== importId || pending.area !== owner()))
      return fail('not-found', 'no file was read under this id', { importId });
    if (known?.back) return fail('wrong-state', 'this import was taken back', { importId });
    busy = true;
    // Whoever sits here when it is done: it is of the area for which it was begun.
    const area = owner();
    try {
      let one = known ?? begin(pending!);
      const { problem: _before, ...clean } = one;
      const changes = partsOf(importId).slice(one.done);
      const { done } = one;
      const problem = await write(
        changes.map(({ id, after }) => ({ id, value: after })),
        (count) => (one = keep(area, { ...clean, done: done + count })),
      );
      return ok(keep(area, { ...clean, done: one.done, ...(problem ? { problem } : {}) }));
    } finally {
      busy = false;
    }
  };

  const takeBack = async ({ importId }: Input<'roster.takeBack'>): Promise<Result<RosterImport>> => {
    const refused = admit('take-back', importId);
    if (refused) return refused;
    if (busy) return fail('wrong-state', 'another import is under way', { importId });
    const one = kept().find((other) => other.importId === importId);
    if (!one) return fail('not-found', 'nothing was taken under this id', { importId });
    if (one.back) return ok(one);
    busy = true;
    const area = owner();
    try {
      const left: string[] = [];
      const entries = partsOf(importId).flatMap(({ id, before, after }): RosterWrite[] => {
        const now = store.read.member(id);
        // What was taken may not have come back from the platform yet.
        if (sameMember(now, after) || sameMember(now, before ?? undefined)) return [{ id, value: before }];
        left.push(id);
        return [];
      });
      const problem = await write(entries, () => undefined);
      const { problem: _before, ...clean } = one;
      return ok(keep(area, { ...clean, ...(problem ? { problem } : { back: { at: clock.now(), entries: entries.length, left } }) }));
    } finally {
      busy = false;
    }
  };

  return { preview, badRows, take, takeBack, imports: (): Result<RosterImport[]> => ok(kept().toReversed()) };
};
export type RosterImports = ReturnType<typeof createRosterImport>;
