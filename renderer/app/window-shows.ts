import * as v from 'valibot';
import { AreaCode, Code, Id, PAPERS, ReportOf } from '../../preload/contract';

const schema = v.variant('show', [
  v.object({ show: v.literal('dispatch'), caseId: v.optional(Id) }),
  v.object({ show: v.picklist(['map', 'wall']) }),
  v.object({ show: v.literal('case'), caseId: Id }),
  v.object({
    show: v.literal('print'),
    paper: v.picklist(PAPERS),
    caseId: v.optional(Id),
    report: v.optional(v.pipe(v.string(), v.parseJson(), ReportOf)),
    broadcastId: v.optional(Id),
    area: v.optional(AreaCode),
    memberId: v.optional(Code),
  }),
]);

/**
 * What a window was opened for, from the query of its address: `?show=map`, `?show=case&caseId=…`, `?show=print&paper=…`; the main one by
 * none, or `?caseId=…` where a notification was clicked while there was no main window.
 */
export const readWindowShows = (query: string): v.InferOutput<typeof schema> => {
  const asked = v.safeParse(schema, { show: 'dispatch', ...Object.fromEntries(new URLSearchParams(query)) });
  return asked.success ? asked.output : { show: 'dispatch' };
};

export const windowShows = readWindowShows(globalThis.location?.search ?? '');
