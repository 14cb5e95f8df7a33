import { useCallback } from 'react';
import { Box, Button, TableCell, TableRow } from '@mui/material';
import { featureProblemValues } from '../../../preload/contract';
import { FaultTable, useToast } from '../../components';
import { currentLang, griddesk, valueOf } from '../../kit';
import { useOutlineStrings } from './strings';

interface Props {
  readonly importId: string;
  readonly total: number;
  readonly onError: (error: unknown) => void;
}

/** Each feature that is not taken, and all that is wrong with it; the list can be saved for whoever mends the file. */
export const BadFeatureTable = ({ importId, total, onError }: Props) => {
  const t = useOutlineStrings();
  const toast = useToast();
  const read = useCallback(
    async (limit: number) => (await valueOf(griddesk.grids.badFeatures({ importId, skip: 0, limit }))).features,
    [importId],
  );
  const lang = currentLang() === 'en' ? 'en' : 'zh';
  const save = async () => {
    try {
      const { path } = await valueOf(griddesk.exports.gridFaults({ importId }));
      if (path !== undefined) toast({ message: t('saved', { path }) });
    } catch (refused) {
      onError(refused);
    }
  };
  return (
    <FaultTable
      id="bad-features"
      title={t('badTitle')}
      more={t('more')}
      action={
        <Button variant="outlined" onClick={() => void save()} data-testid="outlines-save-faults">
          {t('save')}
        </Button>
      }
      head={[t('feature'), t('code'), t('name'), t('reason')]}
      total={total}
      read={read}
      onError={onError}
      renderRows={({ feature, code, name, problems }) => (
        <TableRow key={feature} data-feature={feature} data-reasons={problems.map(({ reason }) => reason).join(' ')}>
          <TableCell align="right">{feature}</TableCell>
          <TableCell sx={{ overflowWrap: 'anywhere' }}>{code}</TableCell>
          <TableCell>{name}</TableCell>
          <TableCell sx={{ overflowWrap: 'anywhere' }}>
            {problems.map((problem, at) => (
              <Box key={at}>{t(`fault-${problem.reason}`, featureProblemValues(problem, lang))}</Box>
            ))}
          </TableCell>
        </TableRow>
      )}
    />
  );
};
