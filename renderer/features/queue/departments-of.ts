import type { CaseRow } from '../../../preload/contract';

/** Who has the case in hand: the lead's name, then how many more. Tasks that were taken back or declined do not count. */
export const departmentsOf = (row: CaseRow): string => {
  const tasks = row.tasks.filter((task) => task.state !== 'recalled' && task.state !== 'declined');
  const first = tasks.find((task) => task.lead) ?? tasks[0];
  if (!first) return '';
  return tasks.length === 1 ? first.departmentName : `${first.departmentName} +${tasks.length - 1}`;
};
