import { createHash } from 'node:crypto';
import {
  fail,
  Member,
  ok,
  type BadRow,
  type BadRows,
  type Input,
  type Result,
  type RosterImport,
  type RosterPreview,
} from '../../../preload/contract';
import { areaUnder, checkRoster, findColumns, mayImportRoster, sameMember } from '../../domain';
import type { Context } from '../context';
import { createFileImports, type FileChange } from '../file-imports';
import type { RosterBook } from './book';
import { MAX_FILE_BYTES, MAX_ROWS, readTable } from './read-table';

type Unreadable = Extract<RosterPreview, { kind: 'unreadable' }>;
interface Pending {
  readonly importId: string;
  readonly area: string;
  readonly fileName: string;
  readonly bad: readonly BadRow[];
  readonly changes: readonly FileChange<Member>[];
}

/**
 * The roster from a file. It is read and looked at first; what is taken is handed to the platform, whose roster it is, and
 * comes back to every console from there. What stood before is kept here, so that it can be put back.
 */
export const createRosterImport = (context: Context, book: () => RosterBook) => {
  let pending: Pending | undefined;
  const { store, upstream } = context;
  const owner = () => context.getSeat().area;
  const { admit, take, takeBack, imports } = createFileImports<Member>(context, {
    kind: 'roster-import',
    audit: 'roster',
    schema: Member,
    perPart: 500,
    mayImport: mayImportRoster,
    write: (entries) => upstream.putRoster(entries),
    now: (id) => store.read.member(id),
    same: sameMember,
  });

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
    const changes = good.flatMap(({ before, after }): FileChange<Member>[] =>
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

  return {
    preview,
    badRows,
    take: ({ importId }: Input<'roster.take'>): Promise<Result<RosterImport>> => {
      const ready = pending?.importId === importId && pending.area === owner() ? pending : undefined;
      return take(importId, ready && { ...ready, entries: ready.changes.length, changes: () => ready.changes }, () => {
        pending = undefined;
      });
    },
    takeBack: ({ importId }: Input<'roster.takeBack'>): Promise<Result<RosterImport>> => takeBack(importId),
    imports,
  };
};
export type RosterImports = ReturnType<typeof createRosterImport>;
