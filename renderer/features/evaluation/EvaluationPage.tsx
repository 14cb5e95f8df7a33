import { useCallback, useEffect, useMemo, useState } from 'react';
import { Box, IconButton, LinearProgress, Tooltip, Typography } from '@mui/material';
import RefreshIcon from '@mui/icons-material/RefreshOutlined';
import type { OtherFigure, Output, Seat } from '../../../preload/contract';
import { EmptyState, ErrorNote } from '../../components';
import { griddesk, useFormat, useSettings } from '../../kit';
import { CaseList } from './CaseList';
import { Figures } from './Figures';
import { Groups } from './Groups';
import { Leave } from './Leave';
import type { Opening } from './opening';
import { firstQuestion, inputOf, keepQuestion, keptQuestion, narrowedOf, type Question } from './question';
import { QuestionBar } from './QuestionBar';
import { Reach } from './Reach';
import { Reports } from './Reports';
import { Score } from './Score';
import { Stages } from './Stages';
import { useEvaluationStrings } from './strings';
import { useAnswer } from './use-answer';
import { Visits } from './Visits';

type Counted = Extract<Output<'evaluation.read'>, { readonly state: 'counted' }>;

interface Props {
  readonly onCase: (caseId: string) => void;
  readonly onPerson: (personId: string) => void;
}

/** The evaluation: what was due in a period, what was done of it, and the very cases behind each number. 综合评价 */
export const EvaluationPage = (props: Props) => {
  const { seat } = useSettings();
  // Another seat is shown other figures, and asks its own question.
  return <Page key={JSON.stringify([seat.role, seat.area, seat.departmentId])} {...props} seat={seat} />;
};

const Page = ({ onCase, onPerson, seat }: Props & { readonly seat: Seat }) => {
  const t = useEvaluationStrings();
  const format = useFormat();
  const [question, setQuestion] = useState<Question>(() => keptQuestion(seat) ?? firstQuestion(Date.now()));
  const [opening, setOpening] = useState<Opening>();
  useEffect(() => keepQuestion(seat, question), [seat, question]);
  const change = useCallback((patch: Partial<Question>) => setQuestion((before) => ({ ...before, ...patch })), []);
  const said = JSON.stringify(inputOf(question));
  const input = useMemo(() => (said === undefined ? undefined : (JSON.parse(said) as NonNullable<ReturnType<typeof inputOf>>)), [said]);
  const ask = useMemo(() => input && (() => griddesk.evaluation.read(input)), [input]);
  const { value, counting, busy, error, again } = useAnswer<Counted>(ask);
  const period = input?.period;
  // Main says which of them this seat is shown, narrowed as the question is.
  const shareOf = (name: OtherFigure) => value?.period.others.find(({ figure }) => figure === name);
  const shareBefore = (name: OtherFigure) => value?.before?.others.find(({ figure }) => figure === name);
  const { area, areaItself } = narrowedOf(question);
  const placed = { ...(area === undefined ? {} : { area }), ...(areaItself ? { areaItself } : {}) };
  return (
    <Box data-testid="evaluation" data-busy={busy} sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 2, pt: 1.25 }}>
        <Typography variant="h1">{t('title')}</Typography>
        <Typography sx={{ color: 'text.secondary', minWidth: 0 }} noWrap>
          {t('explain')}
        </Typography>
        <Typography variant="body2" sx={{ ml: 'auto', color: 'text.secondary', whiteSpace: 'nowrap' }} data-testid="evaluation-as-of">
          {value && t('asOf', { time: format.dateTime(value.asOf) })}
        </Typography>
        {period && <Leave report={{ kind: question.kind, period, ...narrowedOf(question) }} />}
        <Tooltip title={t('refresh')}>
          <IconButton size="small" aria-label={t('refresh')} onClick={again} data-testid="evaluation-refresh">
            <RefreshIcon fontSize="small" />
          </IconButton>
        </Tooltip>
      </Box>
      <QuestionBar question={question} onChange={change} />
      <Box role="status" sx={{ '&:empty': { display: 'none' } }}>
        {counting && (
          <Box sx={{ px: 2, pt: 1 }} data-testid="evaluation-counting">
            <Typography variant="body2">
              {t('counting', { counted: format.number(counting.counted), of: format.number(counting.of) })}
            </Typography>
            <LinearProgress
              variant="determinate"
              aria-label={t('loading')}
              value={counting.of === 0 ? 0 : (100 * counting.counted) / counting.of}
              sx={{ mt: 0.5 }}
            />
          </Box>
        )}
      </Box>
      <Box
        role="region"
        aria-label={t('results')}
        tabIndex={0}
        sx={{ flex: 1, minHeight: 0, overflowY: 'auto', px: 2, pb: 3, opacity: busy && value ? 0.6 : 1 }}
      >
        {!period ? (
          <EmptyState title={t('noDates')} />
        ) : error !== undefined ? (
          <Box sx={{ pt: 2 }}>
            <ErrorNote error={error} onRetry={again} />
          </Box>
        ) : !value ? (
          <EmptyState title={t('loading')} />
        ) : (
          <>
            <Score now={value.period} before={value.before} kind={question.kind} />
            <Figures now={value.period} before={value.before} onOpen={setOpening} />
            <Groups asked={{ period, asOf: value.asOf, ...narrowedOf(question) }} onOpen={setOpening} onNarrow={change} />
            <Stages now={value.period} onOpen={setOpening} />
            {shareOf('visited-on-time') && (
              <Visits asked={{ ...placed, period, asOf: value.asOf }} before={shareBefore('visited-on-time')} onPerson={onPerson} />
            )}
            {shareOf('reachable') && (
              <Reach
                asked={{ ...placed, period, asOf: value.asOf, ...(question.member ? { memberId: question.member.id } : {}) }}
                before={shareBefore('reachable')}
              />
            )}
            {seat.role === 'lead' && <Reports />}
          </>
        )}
      </Box>
      {opening && value && period && (
        <CaseList
          opening={opening}
          asked={{ period, asOf: value.asOf, ...narrowedOf(question) }}
          onCase={onCase}
          onClose={() => setOpening(undefined)}
        />
      )}
    </Box>
  );
};
