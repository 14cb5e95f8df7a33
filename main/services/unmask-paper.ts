import { fail, ok, type Input, type Output, type Result } from '../../preload/contract';
import { cleanLine, papersOf } from '../domain';
import type { Context } from './context';
import { inScope } from './scope';

/**
 * Who reported a case and who is in its dispute, in full, for the file that goes to the police or to court: for a shift
 * lead who gives a purpose and for nobody else. It is in the audit before anything is handed out.
 * (Personal Information Protection Law, articles 6 and 51)
 */
export const createUnmaskPaper =
  (context: Context) =>
  ({ caseId, purpose }: Input<'cases.unmask'>): Result<Output<'cases.unmask'>> => {
    const seat = context.getSeat();
    const record = context.store.read.case(caseId);
    const found = record && inScope(record.index, seat) ? record.state : undefined;
    const allowed = seat.role === 'lead' && found !== undefined && papersOf(found, seat).includes('transfer-file');
    context.store.write((tx) =>
      tx.audit({
        at: context.clock.now(),
        who: seat.operatorId,
        role: seat.role,
        kind: 'case.unmask',
        subject: caseId,
        result: allowed ? 'ok' : 'refused',
        details: { purpose },
      }),
    );
    if (!allowed) return fail('not-allowed', 'this seat signs for no such file', { role: seat.role });
    const { report, dispute } = found;
    return ok({
      signedBy: seat.operatorName,
      ...(report.reporter ? { reporter: { name: cleanLine(report.reporter.name), phone: cleanLine(report.reporter.phone) } } : {}),
      parties: (dispute?.parties ?? []).map(({ side, name, phone, idNumber }) => ({
        side,
        name: cleanLine(name),
        ...(phone === undefined ? {} : { phone: cleanLine(phone) }),
        ...(idNumber === undefined ? {} : { idNumber: cleanLine(idNumber) }),
      })),
    });
  };
