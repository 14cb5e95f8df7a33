import { Box, Typography } from '@mui/material';
import { EmptyState, ErrorNote } from '../../components';
import { useSettings } from '../../kit';
import { Proposals } from './Proposals';
import { RoutingProblems } from './RoutingProblems';
import { RuleTable } from './RuleTable';
import { useRoutingStrings } from './strings';
import { useRoutingReport } from './use-report';

/** Which rules propose departments, what is wrong with them, and, for a lead, what operators keep changing. */
export const RoutingPage = () => {
  const t = useRoutingStrings();
  const { report, error, read } = useRoutingReport();
  const isLead = useSettings().seat.role === 'lead';
  if (error !== undefined) {
    return (
      <Box sx={{ p: 2 }}>
        <ErrorNote error={error} onRetry={read} />
      </Box>
    );
  }
  if (!report) return <EmptyState title={t('loading')} />;
  return (
    <Box data-testid="routing" tabIndex={0} aria-label={t('title')} role="region" sx={{ height: '100%', overflowY: 'auto', p: 3 }}>
      <Box sx={{ maxWidth: 1100 }}>
        <Typography variant="h1">{t('title')}</Typography>
        <Typography sx={{ color: 'text.secondary' }}>{t('explain')}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 3, overflowWrap: 'anywhere' }}>
          {t('source')}: {report.source} · {t('ownHint')}
        </Typography>
        {isLead && <Proposals proposals={report.proposals} />}
        <RoutingProblems problems={report.problems} />
        <RuleTable rules={report.rules} />
      </Box>
    </Box>
  );
};
