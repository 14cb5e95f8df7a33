import { useEffect, useState } from 'react';
import { Button, Typography } from '@mui/material';
import { griddesk, valueOf } from '../../kit';
import { useDiagnosticsStrings } from './strings';

/** Whether the routing rules name what is not there; the rules have a page of their own. */
export const RoutingNote = ({ onOpen }: { readonly onOpen: () => void }) => {
  const t = useDiagnosticsStrings();
  const [problems, setProblems] = useState<number>();
  useEffect(() => {
    valueOf(griddesk.routing.read()).then(
      (report) => setProblems(report.problems.length),
      () => setProblems(undefined),
    );
  }, []);
  if (problems === undefined) return null;
  return (
    <section aria-labelledby="routing-note-title">
      <Typography id="routing-note-title" component="h2" variant="h3">
        {t('routing')}
      </Typography>
      <Typography variant="body2" sx={{ mb: 3, color: problems > 0 ? 'warning.main' : 'text.secondary' }}>
        {t('routingProblems', { count: problems })}
        <Button size="small" onClick={onOpen} data-testid="open-routing" sx={{ ml: 1 }}>
          {t('openRouting')}
        </Button>
      </Typography>
    </section>
  );
};
