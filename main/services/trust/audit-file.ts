import { ok, type Result } from '../../../preload/contract';
import { toTimestamp } from '../../domain';
import type { Context } from '../context';
import { leadOnly } from './audit-page';
import type { ExportFile } from './types';

const PAGE = 1000;

/**
 * The whole audit as lines of JSON: what it is, each record as it is kept with its digest, then the signature over all
 * lines before it. `npm run verify-audit FILE` checks both without this console.
 */
export const createAuditFile = (context: Context) => (): Result<ExportFile> => {
  const refused = leadOnly(context, 'audit.export');
  if (refused) return refused;
  const { read } = context.store;
  const { operatorId } = context.getSeat();
  const records: string[] = [];
  for (let n = 1; ; n += PAGE) {
    const page = read.auditFrom(n, PAGE);
    records.push(...page.map((record) => JSON.stringify(record)));
    if (page.length < PAGE) break;
  }
  const head = JSON.stringify({
    file: 'griddesk-audit',
    version: 2,
    records: records.length,
    // Where audits ended, this one and others', as the platform's stream tells: one file checks another by it.
    ends: read.auditEnds(),
    by: operatorId,
    at: toTimestamp(context.clock.now()),
  });
  const body = `${[head, ...records].join('\n')}\n`;
  const text = `${body}${JSON.stringify(context.store.sign(Buffer.from(body)))}\n`;
  return ok({ name: `audit-${toTimestamp(context.clock.now()).slice(0, 10)}.jsonl`, bytes: Buffer.from(text), records: records.length });
};
