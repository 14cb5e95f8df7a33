import { Box, Typography } from '@mui/material';
import type { CaseRow, RequestRow } from '../../../preload/contract';
import { useFormat, useNow, useTerm } from '../../kit';
import { useCaseStrings } from './strings';

/** What is asked for, in one line: until when, or how the case is to end. */
export const useAsked = () => {
  const t = useCaseStrings();
  const term = useTerm();
  const format = useFormat();
  const now = useNow(60_000);
  return ({ kind, dueAt, until, outcome }: RequestRow): string => {
    const word = term('requestKinds', kind);
    if (kind === 'extension')
      return dueAt === undefined ? t('askedUsual', { kind: word }) : t('askedTo', { kind: word, time: format.when(dueAt, now) });
    if (until !== undefined) return t('askedTo', { kind: word, time: format.when(until, now) });
    return outcome === undefined ? t('asked', { kind: word }) : t('askedAs', { kind: word, outcome: term('outcomes', outcome) });
  };
};

/** A request with what a lead wants to know before deciding: who asks, when, why, and what the case's limit is now. */
export const RequestFacts = ({ row, request }: { readonly row: CaseRow; readonly request: RequestRow }) => {
  const t = useCaseStrings();
  const format = useFormat();
  const now = useNow(60_000);
  const asked = useAsked();
  const task = row.tasks.find(({ taskId }) => taskId === request.taskId);
  const facts = [
    t('askedBy', { name: request.byName, time: format.when(request.at, now) }),
    task ? t('askedFor', { department: task.departmentName, time: format.when(task.dueAt, now) }) : '',
    !task && row.clock ? t('dueNow', { time: format.when(row.clock.dueAt, now) }) : '',
    row.rework > 0 ? t('rework', { count: row.rework }) : '',
  ].filter(Boolean);
  return (
    <>
      <Box sx={{ fontWeight: 600 }}>{asked(request)}</Box>
      <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {request.reason}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {facts.join(' · ')}
      </Typography>
    </>
  );
};
