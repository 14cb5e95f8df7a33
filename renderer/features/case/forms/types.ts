import type { CaseAction, CaseDetail, CaseRow, TaskAction, TaskRow } from '../../../../preload/contract';

/** What a form is given. It keeps its own fields and calls one of the two when it is through. */
export interface FormProps {
  readonly row: CaseRow;
  readonly detail: CaseDetail | undefined;
  /** The act is saved: what it was about goes along, the departments sent for or the case merged into. */
  readonly onDone: (action: CaseAction | TaskAction, about?: { readonly departments?: readonly string[]; readonly into?: string }) => void;
  readonly onCancel: () => void;
}

export interface TaskFormProps extends FormProps {
  readonly task: TaskRow;
}
