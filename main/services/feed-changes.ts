import { ok, type Page, type Result } from '../../preload/contract';
import { trayRow } from './care-tray';
import type { Context } from './context';
import { personInScope, seesPeople } from './people';
import { caseRow, personRow } from './rows';
import { inWorkingSet } from './scope';

type Revised = { readonly rev: number };

const lastRev = (rows: readonly Revised[]): number => rows.reduce((last, row) => Math.max(last, row.rev), 0);

/** A source that gave as many as were asked for may have more behind its last revision; else it is told to the end. */
const ceiling = (limit: number, rows: readonly Revised[], gone: readonly Revised[] = []): number => {
  const full = [rows, gone].filter((list) => list.length >= limit);
  if (full.length > 0) return Math.min(...full.map(lastRev));
  return rows.length + gone.length >= limit ? lastRev([...rows, ...gone]) : Number.POSITIVE_INFINITY;
};

const upTo = <T extends Revised>(rows: readonly T[], rev: number): readonly T[] => rows.filter((row) => row.rev <= rev);
const ids = (gone: readonly { readonly id: string }[]): string[] => gone.map(({ id }) => id);

/**
 * What changed after a revision, oldest first. Revisions are one count over cases, people and attention, so a page ends
 * where the source that has the most to tell ends.
 */
export const createChanges =
  (context: Context) =>
  ({ since, limit: asked }: { readonly since: number; readonly limit: number }): Result<Page> => {
    const { read } = context.store;
    const limit = Math.max(1, asked);
    const now = context.clock.now();
    const seat = context.getSeat();
    const cases = read.casesSince(since, limit);
    const people = read.peopleSince(since, limit);
    const attention = read.attentionSince(since, limit);
    const end = Math.min(ceiling(limit, cases), ceiling(limit, people.rows, people.gone), ceiling(limit, attention.rows, attention.gone));
    const more = Number.isFinite(end) && end < read.rev();
    const rev = more ? end : Math.max(since, read.rev());

    const shown = upTo(cases, rev).filter((record) => inWorkingSet(record.index, seat, now));
    const hidden = upTo(cases, rev).filter((record) => !inWorkingSet(record.index, seat, now));
    const peopleShown = upTo(people.rows, rev).filter((entry) => personInScope(context, entry));
    const peopleHidden = upTo(people.rows, rev).filter((entry) => !personInScope(context, entry));
    const tray = upTo(attention.rows, rev);
    return ok({
      rev,
      cases: shown.map((record) => caseRow(context, record)),
      gone: ids(hidden),
      people: peopleShown.map((entry) => personRow(context, entry)),
      peopleGone: seesPeople(context) ? [...ids(upTo(people.gone, rev)), ...peopleHidden.map(({ person }) => person.id)] : [],
      attention: tray.flatMap((row) => trayRow(context, row) ?? []),
      attentionGone: ids([...upTo(attention.gone, rev), ...tray.filter((row) => !trayRow(context, row))]),
      more,
    });
  };
