import type { CaseRow, PersonRow, Person } from '../../preload/contract';
import { toPersonRow, toRow } from '../domain';
import type { CaseRecord } from '../ports';
import type { Context } from './context';

/** Rows as the seat of this moment may see them. */
export const caseRow = (context: Context, record: CaseRecord): CaseRow => toRow(record, context.getSeat(), context.names, context.rulebook);

export const personRow = (context: Context, entry: { readonly rev: number; readonly person: Person }): PersonRow =>
  toPersonRow(entry.person, entry.rev, context.names, context.clock.now());
