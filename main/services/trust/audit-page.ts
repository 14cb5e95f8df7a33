import { fail, ok, type AuditCheck, type AuditPage, type Input, type Result } from '../../../preload/contract';
import { caseNumber } from '../../domain';
import type { AuditEntry } from '../../ports';
import type { Context } from '../context';

/** Records looked at for one page: a rare kind must not hold up the console; the next question goes on from there. */
const MOST_LOOKED_AT = 20_000;
const PAGE = 500;

/** The audit is for the shift lead; who else asks is written down as refused. */
export const leadOnly = (context: Context, kind: string): Result<never> | undefined => {
  const { role, operatorId, area } = context.getSeat();
  const result = role === 'lead' ? 'ok' : 'refused';
  context.store.write((tx) => tx.audit({ at: context.clock.now(), who: operatorId, role, kind, subject: area, result }));
  return result === 'ok' ? undefined : fail('not-allowed', 'this is for the shift lead', { role });
};

const numberOf = (context: Context, { subject }: AuditEntry): string | undefined => {
  const record = context.store.read.case(subject);
  return record && caseNumber(subject, record.state.report.at);
};

/** Who saw and did what, the latest first. */
export const createReadAudit =
  (context: Context) =>
  ({ before, limit, who, kind, result }: Input<'audit.read'>): Result<AuditPage> => {
    // Turning a page is the same look as the first one.
    const refused =
      before === undefined
        ? leadOnly(context, 'audit.read')
        : context.getSeat().role === 'lead'
          ? undefined
          : leadOnly(context, 'audit.read');
    if (refused) return refused;
    const { read } = context.store;
    const fits = (entry: AuditEntry): boolean =>
      (who === undefined || entry.who === who) &&
      (kind === undefined || entry.kind.startsWith(kind)) &&
      (result === undefined || entry.result === result);
    const records: AuditPage['records'] = [];
    let at = before ?? Number.MAX_SAFE_INTEGER;
    for (let looked = 0; looked < MOST_LOOKED_AT; looked += PAGE) {
      const page = read.auditBefore(at, PAGE);
      for (const entry of page) {
        at = entry.n;
        if (!fits(entry)) continue;
        const number = numberOf(context, entry);
        records.push({
          ...entry,
          ...(entry.details ? { details: { ...entry.details } } : {}),
          ...(number === undefined ? {} : { number }),
        });
        if (records.length === limit) return ok({ records, length: read.auditLength(), ...(at > 1 ? { before: at } : {}) });
      }
      if (page.length < PAGE) return ok({ records, length: read.auditLength() });
    }
    return ok({ records, length: read.auditLength(), before: at });
  };

/** Whether every record fits the chain, and whether the chain reaches as far as the platform was told. Reads them all. */
export const createVerifyAudit = (context: Context) => (): Result<AuditCheck> => {
  const refused = leadOnly(context, 'audit.verify');
  if (refused) return refused;
  const { read } = context.store;
  const own = read.auditEnd();
  const told = read.auditEnds();
  return ok({
    length: read.auditLength(),
    broken: read.verifyAudit(),
    anchored: told.find(({ chain }) => chain === own?.chain)?.n ?? null,
    earlier: told.filter(({ console, chain }) => console === own?.console && chain !== own.chain).length,
    at: context.clock.now(),
  });
};
