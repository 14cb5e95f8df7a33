import { useEffect, useState } from 'react';
import { Box, Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { featureProblemValues, type BadFeature } from '../../../preload/contract';
import { useToast } from '../../components';
import { currentLang, griddesk, valueOf } from '../../kit';
import { useOutlineStrings } from './strings';

/** Features asked for at once; somebody mends the first hundred before they want to see the next. */
const PAGE = 100;
const MOST = 500;

interface Props {
  readonly importId: string;
  readonly total: number;
  readonly onError: (error: unknown) => void;
}

/** Each feature that is not taken, and all that is wrong with it; the list can be saved for whoever mends the file. */
export const BadFeatureTable = ({ importId, total, onError }: Props) => {
  const t = useOutlineStrings();
  const toast = useToast();
  const [features, setFeatures] = useState<readonly BadFeature[]>([]);
  const [wanted, setWanted] = useState(PAGE);
  useEffect(() => {
    let here = true;
    void valueOf(griddesk.grids.badFeatures({ importId, skip: 0, limit: wanted })).then(
      (page) => here && setFeatures(page.features),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [importId, wanted]);
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
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'center', pt: 1, pb: 0.5 }}>
        <Typography id="bad-features" component="h3" variant="h3" sx={{ mr: 'auto' }}>
          {t('badTitle')}
        </Typography>
        <Button variant="outlined" onClick={() => void save()} data-testid="outlines-save-faults">
          {t('save')}
        </Button>
      </Box>
      <Box
        tabIndex={0}
        role="region"
        aria-labelledby="bad-features"
        sx={{ maxHeight: 240, overflow: 'auto', border: 1, borderColor: 'divider' }}
      >
        <Table size="small" stickyHeader data-testid="bad-features">
          <TableHead>
            <TableRow>
              <TableCell align="right">{t('feature')}</TableCell>
              <TableCell>{t('code')}</TableCell>
              <TableCell>{t('name')}</TableCell>
              <TableCell>{t('reason')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {features.map(({ feature, code, name, problems }) => (
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
            ))}
          </TableBody>
        </Table>
        {features.length < total && wanted < MOST && (
          <Button onClick={() => setWanted(wanted + PAGE)} sx={{ m: 1 }}>
            {t('more')}
          </Button>
        )}
      </Box>
    </Box>
  );
};
