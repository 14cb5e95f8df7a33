import { useEffect, useState } from 'react';
import { Box, Typography } from '@mui/material';
import type { Output } from '../../../preload/contract';
import { griddesk, valueOf } from '../../kit';
import { useAuditStrings } from './strings';

/** How often each operator had personal data shown today, against the figure that is allowed. Over it: emergencies. */
export const Reveals = () => {
  const t = useAuditStrings();
  const [reveals, setReveals] = useState<Output<'people.reveals'>>();
  useEffect(() => {
    let current = true;
    const read = () =>
      void valueOf(griddesk.people.reveals()).then(
        (answer) => current && setReveals(answer),
        (error: unknown) => console.error('reveals: not read', error),
      );
    read();
    // A reveal changes no row, so nothing pokes; a lead who has the page open sees it within half a minute.
    const timer = setInterval(read, 30_000);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, []);
  if (!reveals) return null;
  const { limit, operators } = reveals;
  return (
    <Box component="section" aria-label={t('reveals')} data-testid="audit-reveals" sx={{ mt: 2 }}>
      <Typography component="h2" variant="h3" sx={{ mb: 0.5 }}>
        {t('reveals')}
      </Typography>
      {operators.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>{t('noReveals', { count: limit })}</Typography>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 0.5 }}>
          {operators.map(({ operatorId, count }) => (
            <Box
              component="li"
              key={operatorId}
              data-operator={operatorId}
              data-count={count}
              sx={{ color: count > limit ? 'error.main' : undefined, fontVariantNumeric: 'tabular-nums' }}
            >
              {operatorId} {t('revealsOf', { count, limit })}
              {count > limit && ` · ${t('overLimit')}`}
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
};
