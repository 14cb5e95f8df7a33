import { Box, Link, Typography } from '@mui/material';
import type { CaseDetail } from '../../../preload/contract';
import { useFormat } from '../../kit';
import { Section } from './Section';
import { useCaseStrings } from './strings';

interface Props {
  readonly nearby: CaseDetail['nearby'];
  readonly onOpen: (caseId: string) => void;
  /** Absent: this case may not be merged now. */
  readonly onMerge: ((into: string) => void) | undefined;
}

/** Open cases close by, which may be the same matter reported twice. */
export const Nearby = ({ nearby, onOpen, onMerge }: Props) => {
  const t = useCaseStrings();
  const format = useFormat();
  if (nearby.length === 0) return null;
  return (
    <Section title={t('nearby')} aside={t('nearbyHint')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {nearby.map((other) => (
          <Box component="li" key={other.caseId} sx={{ display: 'flex', gap: 1, alignItems: 'baseline', py: 0.25 }}>
            <Typography variant="body2" sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
              {other.title}
            </Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary', flex: 'none' }}>
              {other.number} · {t('away', { distance: format.distance(other.metres) })}
            </Typography>
            <Link
              component="button"
              type="button"
              variant="body2"
              aria-label={`${t('open')} ${other.number}`}
              onClick={() => onOpen(other.caseId)}
            >
              {t('open')}
            </Link>
            {onMerge && (
              <Link
                component="button"
                type="button"
                variant="body2"
                aria-label={`${t('mergeHere')} ${other.number}`}
                onClick={() => onMerge(other.caseId)}
              >
                {t('mergeHere')}
              </Link>
            )}
          </Box>
        ))}
      </Box>
    </Section>
  );
};
