import { Box, Typography } from '@mui/material';
import type { CaseDetail } from '../../../../preload/contract';
import { ErrorNote, Masked } from '../../../components';
import { useFormat, useTerm } from '../../../kit';
import { Section } from '../Section';
import { useSend } from '../use-send';
import { LineLink } from './LineLink';
import { useDuplicateStrings } from './strings';

interface Props {
  readonly merged: CaseDetail['merged'];
  readonly onOpen: (caseId: string) => void;
}

/** Cases that were merged into this one: who else reported it, and the way back. */
export const MergedCases = ({ merged, onOpen }: Props) => {
  const t = useDuplicateStrings();
  if (merged.length === 0) return null;
  return (
    <Section title={t('mergedTitle')} aside={t('mergedHint')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }} data-testid="merged-cases">
        {merged.map(({ row }) => (
          <MergedCase key={row.id} row={row} onOpen={onOpen} />
        ))}
      </Box>
    </Section>
  );
};

const MergedCase = ({ row, onOpen }: { readonly row: CaseDetail['row']; readonly onOpen: Props['onOpen'] }) => {
  const t = useDuplicateStrings();
  const term = useTerm();
  const format = useFormat();
  const { busy, error, send } = useSend(row.id);
  return (
    <Box component="li" data-testid="merged-case" data-case-id={row.id} sx={{ py: 0.5 }}>
      <Box sx={{ display: 'flex', gap: 1.5 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography noWrap title={row.title}>
            {row.title}
          </Typography>
          <Typography noWrap variant="body2" sx={{ color: 'text.secondary' }}>
            {row.number} · {format.dateTime(row.reportedAt)} · {term('sources', row.source)}
            {row.reporterName !== undefined && (
              <>
                {' · '}
                <Masked value={row.reporterName} />
              </>
            )}
          </Typography>
        </Box>
        <Box sx={{ display: 'flex', gap: 1.25, alignItems: 'center', flex: 'none' }}>
          <LineLink testId="open-case" name={t('openCase', { number: row.number })} text={t('open')} onPress={() => onOpen(row.id)} />
          {row.actions.includes('unmerge') && (
            <LineLink
              testId="unmerge-case"
              name={t('unmergeCase', { number: row.number })}
              text={t('unmerge')}
              disabled={busy}
              onPress={() => void send('unmerge', {})}
            />
          )}
        </Box>
      </Box>
      {error !== undefined && <ErrorNote error={error} />}
    </Box>
  );
};
