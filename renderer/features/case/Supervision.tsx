import { Box, Typography } from '@mui/material';
import type { CaseRow } from '../../../preload/contract';
import { SlipMark } from '../../components';
import { useFormat, useNow, useTerm } from '../../kit';
import { RequestFacts } from './RequestFacts';
import { Section } from './Section';
import { useCaseStrings } from './strings';

/** What waits for the shift lead, with the facts to decide by. */
export const Requests = ({ row }: { readonly row: CaseRow }) => {
  const t = useCaseStrings();
  if (row.requests.length === 0) return null;
  return (
    <Section title={t('requests')}>
      <Box component="ul" data-testid="requests" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {row.requests.map((request) => (
          <li key={request.requestId} data-kind={request.kind}>
            <RequestFacts row={row} request={request} />
          </li>
        ))}
      </Box>
    </Section>
  );
};

/** The slips a case was given, the latest first, each with its answer. 督办单 */
export const Slips = ({ row }: { readonly row: CaseRow }) => {
  const t = useCaseStrings();
  const term = useTerm();
  const format = useFormat();
  const now = useNow(60_000);
  if (row.slips.length === 0) return null;
  return (
    <Section title={t('slips')}>
      <Box component="ul" data-testid="slips" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {row.slips.toReversed().map(({ level, text, at, answer }) => (
          <li key={level} data-level={level}>
            <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
              <SlipMark level={level} />
              <span>{term('supervisionLevels', level)}</span>
              <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.857rem' }}>
                {format.when(at, now)}
              </Box>
              {!answer && (
                <Box component="span" sx={{ ml: 'auto', color: 'warning.main', fontWeight: 600, fontSize: '0.857rem' }}>
                  {t('slipOpen')}
                </Box>
              )}
            </Box>
            <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {text}
            </Typography>
            {answer && (
              <Typography
                variant="body2"
                sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', pl: 1.5, borderLeft: 2, borderColor: 'divider' }}
              >
                <Box component="span" sx={{ color: 'text.secondary', mr: 1 }}>
                  {t('slipAnswer')} · {t('slipBy', { name: answer.byName, time: format.when(answer.at, now) })}
                </Box>
                {answer.text}
              </Typography>
            )}
          </li>
        ))}
      </Box>
    </Section>
  );
};
