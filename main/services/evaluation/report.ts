import { dateAt, fail, ok, periodBefore, type ReportOf, type Result } from '../../../preload/contract';
import { mayPrintOwn } from '../../domain';
import type { Context } from '../context';
import { storageFailure } from '../guard';
import type { ExportLanguage } from '../trust/export-words';
import type { ExportFile } from '../trust/types';
import type { Compute } from './compute';
import type { FactsKeeper } from './facts';
import { othersOf } from './others';
import type { KeptDrills } from './reach';
import { questionOf } from './scope';
import { countsOf, told } from './told';
import { workbookOf } from './workbook';

/**
 * The figures of a period as a workbook. Counts of cases only: no title, no name, no number of a case is in it. Waits till
 * all cases are counted. Asking is written down; who may print the report may take the workbook.
 */
export const createReport =
  (context: Context, keeper: FactsKeeper, compute: Compute, drills: KeptDrills) =>
  async ({ kind, period, ...narrowed }: ReportOf, lang: ExportLanguage): Promise<Result<ExportFile>> => {
    const seat = context.getSeat();
    const question = questionOf(context, narrowed);
    const allowed = question.ok && mayPrintOwn('evaluation', seat);
    try {
      context.store.write((tx) =>
        tx.audit({
          at: context.clock.now(),
          who: seat.operatorId,
          role: seat.role,
          kind: 'export.evaluation',
          subject: narrowed.area ?? seat.area,
          result: allowed ? 'ok' : 'refused',
          details: { from: dateAt(period.from), to: dateAt(period.to - 1) },
        }),
      );
      if (!question.ok) return question;
      if (!allowed) return fail('not-allowed', 'this seat may not export this', { role: seat.role });
      await keeper.caughtUp();
      const asOf = context.clock.now();
      const asked = { ...period, asOf };
      const before = { ...periodBefore(kind, period), asOf };
      const groups = async (by: 'area' | 'department') =>
        (await compute.groups(question.value, asked, by)).map(({ key, figures }) => ({ key, figures: figures.map(countsOf) }));
      const [others, othersBefore] = await othersOf(context, drills, question.value, [asked, before]);
      const bytes = await workbookOf(context, lang, {
        asOf,
        area: narrowed.area ?? seat.area,
        now: told(context, asked, await compute.figures(question.value, asked), others!),
        before: told(context, before, await compute.figures(question.value, before), othersBefore!),
        areas: await groups('area'),
        departments: await groups('department'),
      });
      return ok({ name: `evaluation-${dateAt(period.from)}-${dateAt(period.to - 1)}.xlsx`, bytes, records: 1 });
    } catch (error) {
      context.fault(error);
      return storageFailure(error);
    }
  };
