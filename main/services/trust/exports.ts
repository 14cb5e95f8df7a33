import { careKinds, caseStates, fail, ok, priorities, type Input, type Result, type Term } from '../../../preload/contract';
import { categoryOf, toTimestamp } from '../../domain';
import type { CaseRecord, PersonEntry } from '../../ports';
import { endedCases, openCases } from '../cases-in-scope';
import type { Context } from '../context';
import { peopleInScope, seesPeople } from '../people';
import { caseRow, personRow } from '../rows';
import { exportWords, type ExportLanguage } from './export-words';
import { toCsv, toXlsx, type Cell, type TableFile } from './table-file';
import type { ExportFile } from './types';

/** A spreadsheet with more rows is no use to anybody. */
const MOST = 100_000;

type Unmasked = { readonly purpose: string } | undefined;
interface Asked {
  readonly format: 'csv' | 'xlsx';
  readonly unmasked?: Unmasked;
}

/** Local date and time to the minute. */
const shortTime = (instant: number | undefined): string =>
  instant === undefined ? '' : toTimestamp(instant).slice(0, 16).replace('T', ' ');

/**
 * Written down before anything is handed out, with the purpose where it is unmasked. Unmasked for a lead who gives a
 * purpose and for nobody else; an observer takes nothing away. (Personal Information Protection Law, articles 6 and 51)
 */
export const admit = (context: Context, kind: string, unmasked: Unmasked, shown = true): Result<never> | undefined => {
  const { role, operatorId, area } = context.getSeat();
  const allowed = shown && (role === 'lead' || (unmasked === undefined && role === 'dispatcher'));
  context.store.write((tx) =>
    tx.audit({
      at: context.clock.now(),
      who: operatorId,
      role,
      kind: unmasked ? `${kind}.unmasked` : kind,
      subject: area,
      result: allowed ? 'ok' : 'refused',
      ...(unmasked ? { details: { purpose: unmasked.purpose } } : {}),
    }),
  );
  return allowed ? undefined : fail('not-allowed', 'this seat may not export this', { role });
};

export const noticeOf = (context: Context, lang: ExportLanguage, unmasked: Unmasked): string => {
  const t = exportWords[lang];
  const { operatorName } = context.getSeat();
  const state = unmasked ? `${t.unmasked}${unmasked.purpose}` : t.masked;
  return `GridDesk · ${t.by} ${operatorName} · ${t.at} ${shortTime(context.clock.now())} · ${state}`;
};

export const fileOf = async (context: Context, name: string, format: Asked['format'], table: TableFile): Promise<Result<ExportFile>> =>
  ok({
    name: `${name}-${toTimestamp(context.clock.now()).slice(0, 10)}.${format}`,
    bytes: format === 'csv' ? toCsv(table) : await toXlsx(table),
    records: table.rows.length,
  });

export const wordIn =
  (lang: ExportLanguage) =>
  (term: Term | undefined): string =>
    term?.[lang === 'en' ? 'en' : 'zh'] ?? '';

/** Cases of the seat's area that were reported in a span, each once, the latest first. */
const casesIn = (context: Context, from: number, to: number): readonly CaseRecord[] =>
  [...openCases(context, MOST), ...endedCases(context, from, MOST)]
    .filter(({ index }) => index.reportedAt >= from && index.reportedAt < to)
    .sort((a, b) => b.index.reportedAt - a.index.reportedAt)
    .slice(0, MOST);

export const createExportCases =
  (context: Context) =>
  async ({ format, from, to, unmasked }: Input<'exports.cases'>, lang: ExportLanguage): Promise<Result<ExportFile>> => {
    const refused = admit(context, 'export.cases', unmasked);
    if (refused) return refused;
    const word = wordIn(lang);
    const line = (record: CaseRecord): Cell[] => {
      const row = caseRow(context, record);
      const reporter = unmasked ? record.state.report.reporter : undefined;
      return [
        row.number,
        word(caseStates[row.state]),
        word(priorities[row.priority]),
        word(categoryOf(context.rulebook, row.category)),
        row.villageName,
        row.title,
        row.address,
        reporter?.name ?? row.reporterName,
        reporter?.phone ?? row.reporterPhone,
        shortTime(row.reportedAt),
        shortTime(row.closedAt),
        row.rework,
      ];
    };
    const rows = casesIn(context, from, to).map(line);
    return fileOf(context, 'cases', format, { notice: noticeOf(context, lang, unmasked), columns: exportWords[lang].cases, rows });
  };

export const createExportPeople =
  (context: Context) =>
  async ({ format, unmasked }: Input<'exports.people'>, lang: ExportLanguage): Promise<Result<ExportFile>> => {
    const refused = admit(context, 'export.people', unmasked, seesPeople(context));
    if (refused) return refused;
    const word = wordIn(lang);
    const t = exportWords[lang];
    const names = new Intl.ListFormat(lang, { type: 'conjunction', style: 'narrow' });
    const line = (entry: PersonEntry): Cell[] => {
      const row = personRow(context, entry);
      const shown = unmasked ? entry.person : row;
      return [
        shown.name,
        t.sex[row.sex],
        row.age,
        shown.idNumber,
        shown.phone,
        shown.address,
        row.villageName,
        names.format(row.care.map(({ kind }) => word(careKinds[kind]))),
        shortTime(row.nextDue).slice(0, 10),
        row.responsibleName,
      ];
    };
    const rows = peopleInScope(context)
      .filter(({ care }) => care?.left === undefined)
      .map(line);
    return fileOf(context, 'people-in-care', format, { notice: noticeOf(context, lang, unmasked), columns: t.people, rows });
  };
