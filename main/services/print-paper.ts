import { dateAt, fail, ok, type Paper, type ReportOf, type Result } from '../../preload/contract';
import { caseNumber, isBroadcastPaper, isPeoplePaper, mayPrintOwn, mayPrintPeople, papersOf } from '../domain';
import type { Context } from './context';
import { inScope } from './scope';
import type { PaperAsked } from './types';

const daysOf = ({ from, to }: ReportOf['period']): string => `${dateAt(from)}–${dateAt(to - 1)}`;

/** Whether this seat may put this on paper, and the case's number or the village's name for the file's name. The answer is in the audit before it is given. */
export const createLeavePaper = (context: Context) => {
  /** Of those people alone whom the seat is shown: nobody of them was asked, then there is none. */
  const broadcast = (paper: Paper, broadcastId: string | undefined): Result<{ number?: string }> => {
    const seat = context.getSeat();
    if (!mayPrintOwn(paper, seat)) return fail('not-allowed', `this seat prints no ${paper}`, { paper });
    const record = broadcastId === undefined ? undefined : context.store.read.broadcast(broadcastId);
    if (!record || context.store.read.broadcastTotals(record.id, seat.area, record.windowMinutes).sent === 0)
      return fail('not-found', 'no broadcast to this area has this id', { paper });
    return ok({ number: dateAt(record.sentAt) });
  };
  const look = ({ paper, caseId, report, area, broadcastId }: PaperAsked): Result<{ number?: string }> => {
    const seat = context.getSeat();
    if (isPeoplePaper(paper)) {
      const name = area === undefined ? undefined : context.names.area(area)?.name;
      return area !== undefined && name !== undefined && mayPrintPeople(seat, area)
        ? ok({ number: name })
        : fail('not-allowed', `this seat prints no ${paper} of this area`, { paper });
    }
    if (isBroadcastPaper(paper)) return broadcast(paper, broadcastId);
    if (caseId === undefined)
      return mayPrintOwn(paper, seat)
        ? ok(report ? { number: daysOf(report.period) } : {})
        : fail('not-allowed', `this seat prints no ${paper}`, { paper });
    const record = context.store.read.case(caseId);
    if (!record || !inScope(record.index, seat)) return fail('not-found', 'no case has this id', { caseId });
    return papersOf(record.state, seat).includes(paper)
      ? ok({ number: caseNumber(caseId, record.state.report.at) })
      : fail('not-allowed', `this seat prints no ${paper} of this case now`, { paper });
  };
  return (how: 'print' | 'save', asked: PaperAsked): Result<{ number?: string }> => {
    const answer = look(asked);
    const { operatorId, role, area } = context.getSeat();
    context.store.write((tx) =>
      tx.audit({
        at: context.clock.now(),
        who: operatorId,
        role,
        kind: `paper.${how}`,
        subject: asked.caseId ?? asked.broadcastId ?? asked.memberId ?? asked.area ?? area,
        result: answer.ok ? 'ok' : 'refused',
        details: { paper: asked.paper },
      }),
    );
    return answer;
  };
};
