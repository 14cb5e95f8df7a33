import { Box, Typography } from '@mui/material';
import type { Candidate } from '../../../../preload/contract';
import { Marked, StateChip } from '../../../components';
import { Section } from '../Section';
import { LineLink } from './LineLink';
import { useDuplicateStrings } from './strings';
import { useAgreement } from './use-agreement';

interface Props {
  readonly candidates: readonly Candidate[];
  readonly onOpen: (caseId: string) => void;
  /** Side by side, to merge from there; absent: this case may not be merged now. */
  readonly onCompare: ((caseId: string) => void) | undefined;
}

/** Open cases that may be the same matter reported twice, in the panel of a case. */
export const Candidates = ({ candidates, onOpen, onCompare }: Props) => {
  const t = useDuplicateStrings();
  const agreement = useAgreement();
  if (candidates.length === 0) return null;
  return (
    <Section title={t('title')} aside={t('hint')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }} data-testid="candidates">
        {candidates.map((candidate) => {
          const { row, words } = candidate;
          return (
            <Box component="li" key={row.id} data-testid="candidate" data-case-id={row.id} sx={{ display: 'flex', gap: 1.5, py: 0.5 }}>
              <Box sx={{ flex: 1, minWidth: 0 }}>
                <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
                  <Typography noWrap sx={{ minWidth: 0 }} title={row.title}>
                    <Marked text={row.title} words={words} />
                  </Typography>
                  <StateChip state={row.state} />
                </Box>
                <Typography noWrap variant="body2" sx={{ color: 'text.secondary' }}>
                  {row.number} · {agreement(candidate)}
                </Typography>
              </Box>
              <Box sx={{ display: 'flex', gap: 1.25, alignItems: 'center', flex: 'none' }}>
                {onCompare && (
                  <LineLink
                    testId="compare-case"
                    name={t('compareWith', { number: row.number })}
                    text={t('compare')}
                    onPress={() => onCompare(row.id)}
                  />
                )}
                <LineLink testId="open-case" name={t('openCase', { number: row.number })} text={t('open')} onPress={() => onOpen(row.id)} />
              </Box>
            </Box>
          );
        })}
      </Box>
    </Section>
  );
};
