import { Box, Typography } from '@mui/material';
import type { RoutingProblem } from '../../../preload/contract';
import { useRoutingStrings } from './strings';

/** Rules that name what is not there, so that they are mended before somebody waits in vain. */
export const RoutingProblems = ({ problems }: { readonly problems: readonly RoutingProblem[] }) => {
  const t = useRoutingStrings();
  return (
    <Box component="section" aria-labelledby="routing-problems" data-testid="routing-problems" sx={{ mb: 3 }}>
      <Typography id="routing-problems" component="h2" variant="h3">
        {t('problems')}
      </Typography>
      {problems.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('noProblems')}
        </Typography>
      ) : (
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {problems.map(({ rule, fault, value }) => (
            <Box component="li" key={`${rule} ${fault} ${value}`} data-fault={fault} sx={{ overflowWrap: 'anywhere' }}>
              <Box component="span" sx={{ fontWeight: 600, mr: 1 }}>
                {rule === '' ? t('wholeFile') : rule}
              </Box>
              {t(`fault-${fault}`, { value })}
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
};
