import type { CaseAction, TaskAction, TaskRow } from '../../../../preload/contract';
import { AcceptForm } from './AcceptForm';
import { CloseForm } from './CloseForm';
import { EscalateForm } from './EscalateForm';
import { ExtendForm, SuspendForm } from './UntilForm';
import { MergeForm } from './MergeForm';
import { ReasonForm } from './ReasonForm';
import { ReplyForm } from './ReplyForm';
import { SuperviseForm } from './SuperviseForm';
import type { FormlessAction } from './available';
import type { FormProps } from './types';

/** What is being done now: an action of the case, or of one of its tasks. */
export interface Act {
  readonly action: CaseAction | TaskAction;
  readonly task?: TaskRow;
  /** The case to merge into, chosen from the list beside. */
  readonly into?: string;
}

/** No button leads here. */
const withoutForm = (_action: FormlessAction): null => null;

/** The inline form of an act; dispatch has its own dialog, acknowledge and arrive need no form. */
export const ActiveForm = ({ act, ...form }: FormProps & { readonly act: Act }) => {
  switch (act.action) {
    case 'accept':
      return <AcceptForm {...form} />;
    case 'merge':
      return <MergeForm {...form} />;
    case 'reply':
      return <ReplyForm {...form} />;
    case 'escalate':
      return <EscalateForm {...form} />;
    case 'supervise':
      return <SuperviseForm {...form} />;
    case 'extend':
      return <ExtendForm {...form} />;
    case 'suspend':
      return <SuspendForm {...form} />;
    case 'close':
      return <CloseForm {...form} />;
    case 'dispatch':
    case 'acknowledge':
    case 'arrive':
      return null;
    case 'refile':
    case 'void':
    case 'unmerge':
    case 'return':
    case 'explain':
    case 'request-extension':
    case 'request-suspension':
    case 'request-closing':
    case 'request-voiding':
    case 'appeal':
    case 'answer':
    case 'offer':
      return withoutForm(act.action);
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
