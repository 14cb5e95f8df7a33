import type { CaseAction, TaskAction, TaskRow } from '../../../../preload/contract';
import { DisputeForm } from '../dispute/DisputeForm';
import { MediateForm } from '../dispute/MediateForm';
import { TransferForm } from '../dispute/TransferForm';
import { AcceptForm } from './AcceptForm';
import { AnswerForm } from './AnswerForm';
import { CloseForm, RequestClosingForm } from './CloseForm';
import { EscalateForm } from './EscalateForm';
import { ExplainForm } from './ExplainForm';
import { ExtendForm, RequestExtensionForm, RequestSuspensionForm, SuspendForm } from './UntilForm';
import { MergeForm } from './MergeForm';
import { OfferForm } from './OfferForm';
import { ReasonForm } from './ReasonForm';
import { RefileForm } from './RefileForm';
import { ReplyForm } from './ReplyForm';
import { SuperviseForm } from './SuperviseForm';
import type { FormProps } from './types';
import { VerifyFailForm } from './VerifyFailForm';

/** What is being done now: an action of the case, or of one of its tasks. */
export interface Act {
  readonly action: CaseAction | TaskAction;
  readonly task?: TaskRow;
  /** The case to merge into, chosen from the list beside. */
  readonly into?: string;
}

/** The inline form of an act; dispatch has its own dialog, acknowledge and arrive need no form. */
export const ActiveForm = ({ act, ...form }: FormProps & { readonly act: Act }) => {
  switch (act.action) {
    case 'accept':
      return <AcceptForm {...form} />;
    case 'refile':
      return <RefileForm {...form} />;
    case 'merge':
      return <MergeForm {...form} />;
    case 'reply':
      return <ReplyForm {...form} />;
    case 'escalate':
      return <EscalateForm {...form} />;
    case 'supervise':
      return <SuperviseForm {...form} />;
    case 'dispute':
      return <DisputeForm {...form} />;
    case 'mediate':
      return <MediateForm {...form} />;
    case 'transfer':
      return <TransferForm {...form} />;
    case 'explain':
      return <ExplainForm {...form} />;
    case 'extend':
      return <ExtendForm {...form} />;
    case 'suspend':
      return <SuspendForm {...form} />;
    case 'request-extension':
      return <RequestExtensionForm {...form} />;
    case 'request-suspension':
      return <RequestSuspensionForm {...form} />;
    case 'request-closing':
      return <RequestClosingForm {...form} />;
    case 'answer':
      return <AnswerForm {...form} />;
    case 'offer':
      return <OfferForm {...form} />;
    case 'verify-fail':
      return <VerifyFailForm {...form} />;
    case 'close':
      return <CloseForm {...form} />;
    case 'dispatch':
    case 'acknowledge':
    case 'arrive':
      return null;
    default:
      return (
        <ReasonForm
          action={act.action}
          {...form}
          {...(act.task ? { taskId: act.task.taskId, departmentName: act.task.departmentName } : {})}
        />
      );
  }
};
