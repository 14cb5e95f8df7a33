import type { CommandOf, EventOf } from '../../../preload/contract';
import { toTimestamp } from '../clock/local';
import { openRequests, outcomesOf } from '../facts';
import { refuseAction } from '../permission';
import type { CaseRequest, CaseState, DecideContext, Decision } from '../types';
import { accept, badInput, refuse, type Deciders } from './answer';
import { isAhead } from './bounds';
import { checking } from './checking';
import { filing } from './filing';
import { extensionRefusal, suspensionRefusal, time } from './time';

type Asked = Omit<EventOf<'case.requested'>['data'], 'requestId' | 'kind' | 'reason'>;
type Reading = { readonly ok: true; readonly data: Asked } | Extract<Decision, { ok: false }>;

const asked = (data: Asked = {}): Reading => ({ ok: true, data });
const refusedOr = (refusal: Decision | undefined, data: Asked): Reading => (refusal && !refusal.ok ? refusal : asked(data));

/** What of the command its kind is about; nobody is asked for what the rules would never grant. */
const read = (state: CaseState, command: CommandOf<'request'>, context: DecideContext): Reading => {
  const { dueAt, until, outcome, taskId } = command;
  switch (command.kind) {
    case 'extension': {
      if (taskId !== undefined && !state.tasks.some((task) => task.taskId === taskId))
        return refuse('bad-input', 'The case has no such task.', { field: 'taskId' }) as Reading;
      return refusedOr(extensionRefusal(state, dueAt, context), {
        ...(dueAt === undefined ? {} : { dueAt: toTimestamp(dueAt) }),
        ...(taskId === undefined ? {} : { taskId }),
      });
    }
    case 'suspension':
      return refusedOr(suspensionRefusal(state, until, context), until === undefined ? {} : { until: toTimestamp(until) });
    case 'closing': {
      const possible = outcomesOf(state);
      if (outcome === undefined || !possible.includes(outcome))
        return badInput('outcome', `A ${state.state} case cannot be closed like this.`) as Reading;
      return asked({ outcome });
    }
    case 'voiding':
    case 'appeal':
      return asked();
  }
};

/** What a granted request does: the act itself, decided as if the lead gave the command. */
const actOf = (state: CaseState, request: CaseRequest, context: DecideContext, commandId: string): Decision => {
  const head = { commandId, caseId: state.id };
  const { kind, reason, dueAt, until, outcome } = request;
  const may = (action: 'extend' | 'suspend' | 'close' | 'void', decide: () => Decision): Decision => {
    const refusal = refuseAction(state, action, context.seat, context.rulebook);
    return refusal ? { ok: false, refusal } : decide();
  };
  switch (kind) {
    case 'extension':
      return may('extend', () =>
        time.extend(state, { ...head, name: 'extend', reason, ...(dueAt === undefined ? {} : { dueAt }) }, context),
      );
    case 'suspension': {
      // The date may have passed while the request waited.
      const ahead = until !== undefined && isAhead(until, context.now) ? { until } : {};
      return may('suspend', () => time.suspend(state, { ...head, name: 'suspend', reason, ...ahead }, context));
    }
    case 'closing':
      return may('close', () => checking.close(state, { ...head, name: 'close', outcome: outcome ?? 'resolved', text: reason }, context));
    case 'voiding':
      return may('void', () => filing.void(state, { ...head, name: 'void', reason }, context));
    case 'appeal':
      return { ok: true, events: [] };
  }
};

/** Asking the shift lead, and the lead's answer. 申请、审批 */
export const requests: Deciders<'request' | 'answer'> = {
  request: (state, command, context) => {
    const reading = read(state, command, context);
    if (!reading.ok) return reading;
    const { kind, reason } = command;
    return accept(state, context, { type: 'case.requested', data: { requestId: context.newId(), kind, reason, ...reading.data } });
  },

  /** The answer first, then what it grants, in one command. */
  answer: (state, { commandId, requestId, granted, reason }, context) => {
    const request = openRequests(state).find((candidate) => candidate.requestId === requestId);
    if (!request) return refuse('not-found', 'There is no such request, or it was decided already.', { requestId });
    const answered = accept(state, context, {
      type: 'case.answered',
      data: reason === undefined ? { requestId, granted } : { requestId, granted, reason },
    });
    if (!granted || !answered.ok) return answered;
    const act = actOf(state, request, context, commandId);
    return act.ok ? { ok: true, events: [...answered.events, ...act.events] } : act;
  },
};
