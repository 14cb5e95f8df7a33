import { useRef, type KeyboardEvent } from 'react';
import { Box, ButtonBase, Typography } from '@mui/material';
import type { Candidate } from '../../../../preload/contract';
import { Marked, StateChip } from '../../../components';
import { useDuplicateStrings } from '../duplicates/strings';
import { useAgreement } from '../duplicates/use-agreement';
import { useIntakeStrings } from './strings';

interface Props {
  /** Undefined: nothing to compare with yet. */
  readonly candidates: readonly Candidate[] | undefined;
  readonly onCompare: (caseId: string) => void;
}

/** Open cases that may be what is being typed, numbered as on the map. Arrow keys move, Enter compares. */
export const CandidateList = ({ candidates, onCompare }: Props) => {
  const t = useIntakeStrings();
  const words = useDuplicateStrings();
  const agreement = useAgreement();
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    buttons.at((buttons.indexOf(document.activeElement as HTMLButtonElement) + step) % buttons.length)?.focus();
    event.preventDefault();
  };
  return (
    <Box
      component="section"
      aria-label={t('candidates')}
      sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, maxHeight: '42%', flex: 'none' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, mb: 0.5 }}>
        <Typography component="h3" variant="h3">
          {t('candidates')}
        </Typography>
        <Typography role="status" variant="body2" noWrap sx={{ color: 'text.secondary' }}>
          {candidates === undefined
            ? t('candidatesWait')
            : candidates.length === 0
              ? t('candidatesNone')
              : t('candidatesCount', { count: candidates.length })}
        </Typography>
        {candidates !== undefined && candidates.length > 0 && (
          <Typography variant="caption" noWrap sx={{ color: 'text.secondary', ml: 'auto' }}>
            {t('candidatesHint')}
          </Typography>
        )}
      </Box>
      <Box
        component="ul"
        ref={list}
        onKeyDown={onKeyDown}
        data-testid="intake-candidates"
        sx={{ listStyle: 'none', m: 0, p: 0, overflow: 'auto', minHeight: 0 }}
      >
        {(candidates ?? []).map((candidate, i) => (
          <Box component="li" key={candidate.row.id}>
            <ButtonBase
              data-testid="intake-candidate"
              data-case-id={candidate.row.id}
              aria-label={`${words('compareWith', { number: candidate.row.number })}：${candidate.row.title}`}
              onClick={() => onCompare(candidate.row.id)}
              sx={{
                width: '100%',
                display: 'grid',
                gridTemplateColumns: '20px minmax(0, 1fr)',
                columnGap: 1,
                textAlign: 'left',
                px: 0.5,
                py: 0.375,
                borderRadius: 0.5,
                '&:hover, &:focus-visible': { bgcolor: 'surface.hover' },
              }}
            >
              <Box
                component="span"
                sx={{
                  alignSelf: 'start',
                  mt: '2px',
                  width: 18,
                  height: 18,
                  border: 1,
                  borderColor: 'text.primary',
                  borderRadius: 0.5,
                  lineHeight: '16px',
                  textAlign: 'center',
                  fontSize: '0.857rem',
                }}
              >
                {i + 1}
              </Box>
              <Box sx={{ minWidth: 0 }}>
                <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
                  <Typography noWrap sx={{ minWidth: 0 }}>
                    <Marked text={candidate.row.title} words={candidate.words} />
                  </Typography>
                  <StateChip state={candidate.row.state} />
                </Box>
                <Typography noWrap variant="body2" sx={{ color: 'text.secondary' }}>
                  {candidate.row.number} · {agreement(candidate)}
                </Typography>
              </Box>
            </ButtonBase>
          </Box>
        ))}
      </Box>
    </Box>
  );
};
