import { careActions, caseActions, taskActions } from '../../../preload/contract';
import { defineStrings, useTerm } from '../../kit';

const useMore = defineStrings(
  'command-words',
  { report: '上报', verify: '核查', request: '申请' },
  { report: 'Report', verify: 'Check', request: 'Request' },
);

/** The name of a command as its button says it. */
export const useCommandWord = () => {
  const term = useTerm();
  const t = useMore();
  return (command: string): string => {
    if (command === 'report' || command === 'verify' || command === 'request') return t(command);
    if (command in caseActions) return term('caseActions', command);
    if (command in careActions) return term('careActions', command);
    return command in taskActions ? term('taskActions', command) : command;
  };
};
