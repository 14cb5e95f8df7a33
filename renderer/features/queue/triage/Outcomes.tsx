import { Box, Button, Link, Typography } from '@mui/material';
import DoneIcon from '@mui/icons-material/CheckOutlined';
import RefusedIcon from '@mui/icons-material/BlockOutlined';
import StaysIcon from '@mui/icons-material/RemoveOutlined';
import { useErrorWords } from '../../../components';
import { useTerm } from '../../../kit';
import { useTriageStrings } from './strings';
import type { Outcome, Run } from './use-bulk';

export const wasRefused = ({ result }: Outcome): boolean => result !== 'done' && result !== 'stays';

const iconOf = (outcome: Outcome) => (outcome.result === 'stays' ? StaysIcon : wasRefused(outcome) ? RefusedIcon : DoneIcon);

interface Props {
  readonly run: Run;
  readonly onOpen: (caseId: string) => void;
  readonly onClose: () => void;
}

/** How it went, case by case; what was refused with the reason in words. */
export const Outcomes = ({ run, onOpen, onClose }: Props) => {
  const t = useTriageStrings();
  const term = useTerm();
  const words = useErrorWords();
  const action = term('caseActions', run.action);
  const refused = run.outcomes.filter(wasRefused).length;
  const finished = run.outcomes.length === run.total;
  const said = (outcome: Outcome): string => {
    if (outcome.result !== 'refused') return t(outcome.result);
    const { what, do: next } = words(outcome.error);
    return `${what}${next}`;
  };
  return (
    <Box data-testid="triage-outcomes" data-finished={finished}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Typography role="status" sx={{ fontWeight: 600 }}>
          {finished
            ? t('result', { action, done: run.outcomes.filter(({ result }) => result === 'done').length, refused })
            : t('working', { done: run.outcomes.length, total: run.total })}
        </Typography>
        {finished && (
          <Button onClick={onClose} sx={{ ml: 'auto' }} data-testid="triage-close">
            {t('close')}
          </Button>
        )}
      </Box>
      <Box
        component="ul"
        tabIndex={0}
        aria-label={t('results')}
        sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 168, overflowY: 'auto', border: 1, borderColor: 'divider', borderRadius: 1 }}
      >
        {run.outcomes.map((outcome) => {
          const Icon = iconOf(outcome);
          return (
            <Box
              component="li"
              key={outcome.caseId}
              data-testid="triage-outcome"
              data-case-id={outcome.caseId}
              data-result={outcome.result}
              sx={{
                display: 'grid',
                gridTemplateColumns: '18px minmax(0, 1fr) minmax(0, 1fr)',
                alignItems: 'center',
                columnGap: 1,
                px: 1,
                py: 0.25,
                borderBottom: 1,
                borderColor: 'divider',
                '&:last-of-type': { borderBottom: 0 },
              }}
            >
              <Icon aria-hidden sx={{ fontSize: '1.143rem', color: wasRefused(outcome) ? 'warning.main' : 'text.secondary' }} />
              <Link
                component="button"
                type="button"
                variant="body2"
                onClick={() => onOpen(outcome.caseId)}
                sx={{ textAlign: 'left', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
              >
                {outcome.number} {outcome.title}
              </Link>
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {said(outcome)}
              </Typography>
            </Box>
          );
        })}
      </Box>
    </Box>
  );
};
