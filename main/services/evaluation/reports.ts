import * as v from 'valibot';
import { fail, ok, REPORT_PROBLEMS, ReportMade, type ReportsState } from '../../../preload/contract';
import { mayPrintOwn, reportKey, reportsDue } from '../../domain';
import type { Context } from '../context';
import type { EvaluationService } from './index';
import type { ReportsService } from './reports-service';

const KIND = 'reports';
const KEY = 'plan';
/** Made reports that are remembered: more than can be due at once. */
const REMEMBERED = 60;
const SHOWN = 6;
/** A try that failed is made again after so long, ms. */
const AGAIN_MS = 10 * 60_000;
/** What is being caught up comes without a pause as long; on a busy platform it is enough to be there for a while, ms. */
const QUIET_MS = 15_000;
const LONG_MS = 10 * 60_000;

/** As it is kept: one document of an area, whoever sits there. */
const Kept = v.object({
  folder: v.optional(v.string()),
  weekly: v.boolean(),
  monthly: v.boolean(),
  since: v.number(),
  made: v.array(ReportMade),
  problem: v.optional(v.object({ at: v.number(), why: v.picklist(REPORT_PROBLEMS) })),
});
type Kept = v.InferOutput<typeof Kept>;
const NONE: Kept = { weekly: true, monthly: true, since: 0, made: [] };

export const createReports = (context: Context, evaluation: Pick<EvaluationService, 'report'>): ReportsService => {
  const { store, clock, getSeat, upstream } = context;
  let upSince: number | undefined;
  let changedAt = 0;
  const subscriptions: { unsubscribe(): void }[] = [];

  const owner = (): string => getSeat().area;
  const kept = (): Kept => {
    const document = store.read.ownDocuments(KIND, owner()).find(({ key }) => key === KEY);
    const read = v.safeParse(Kept, document?.value);
    return read.success ? read.output : NONE;
  };
  const keep = (value: Kept): void => store.write((tx) => tx.putOwnDocument(KIND, owner(), { key: KEY, at: clock.now(), value }));
  const told = ({ folder, weekly, monthly, made, problem }: Kept): ReportsState => ({
    ...(folder === undefined ? {} : { folder }),
    weekly,
    monthly,
    ...(problem ? { problem } : {}),
    made: made.slice(0, SHOWN),
  });
  const isSettled = (): boolean => {
    if (upSince === undefined) return false;
    const now = clock.now();
    // Nothing can have come before the line was there.
    return now - Math.max(changedAt, upSince) >= QUIET_MS || now - upSince >= LONG_MS;
  };

  return {
    read: () => told(kept()),
    plan: ({ folder, weekly, monthly, stop }) => {
      const { role, operatorId, area } = getSeat();
      const allowed = role === 'lead';
      store.write((tx) =>
        tx.audit({ at: clock.now(), who: operatorId, role, kind: 'export.plan', subject: area, result: allowed ? 'ok' : 'refused' }),
      );
      if (!allowed) return fail('not-allowed', 'only the shift lead plans reports', { role });
      const { problem: _, folder: before, ...rest } = kept();
      const where = stop ? undefined : (folder ?? before);
      keep({
        ...rest,
        ...(where === undefined ? {} : { folder: where }),
        ...(before === undefined && where !== undefined ? { since: clock.now() } : {}),
        weekly: weekly ?? rest.weekly,
        monthly: monthly ?? rest.monthly,
      });
      return ok(told(kept()));
    },
    due: (asked) => {
      const plan = kept();
      const now = clock.now();
      if (plan.folder === undefined || !mayPrintOwn('evaluation', getSeat())) return undefined;
      // A clock that was set back since is no reason to wait for ever.
      if (!asked && plan.problem && now >= plan.problem.at && now < plan.problem.at + AGAIN_MS) return undefined;
      if (!asked && !isSettled()) return undefined;
      const reports = reportsDue(plan, new Set(plan.made.map(({ kind, from, to }) => reportKey({ kind, period: { from, to } }))), now);
      return reports.length === 0 ? undefined : { folder: plan.folder, reports };
    },
    workbook: ({ kind, period }, lang) => evaluation.report({ kind, period }, lang),
    made: ({ kind, period }, files) => {
      const { problem: _, made, ...plan } = kept();
      const entry = { kind, from: period.from, to: period.to, at: clock.now(), files: [...files] };
      keep({ ...plan, made: [entry, ...made].toSorted((a, b) => b.to - a.to).slice(0, REMEMBERED) });
    },
    failed: (why) => keep({ ...kept(), problem: { at: clock.now(), why } }),
    start: () => {
      subscriptions.push(
        upstream.line$.subscribe(({ kind }) => {
          if (kind !== 'online' && kind !== 'embedded') upSince = undefined;
          else upSince ??= clock.now();
        }),
        context.changed$.subscribe(() => {
          changedAt = clock.now();
        }),
      );
    },
    stop: () => subscriptions.splice(0).forEach((one) => one.unsubscribe()),
  };
};
