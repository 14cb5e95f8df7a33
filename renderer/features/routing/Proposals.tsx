import { useState } from 'react';
import { Box, Button, Typography } from '@mui/material';
import type { RoutingProposal } from '../../../preload/contract';
import { useToast } from '../../components';
import { useFormat } from '../../kit';
import { useDirectory } from '../../replica';
import { useRoutingStrings } from './strings';
import { useRoutingWords } from './words';

const Proposal = ({ proposal }: { readonly proposal: RoutingProposal }) => {
  const t = useRoutingStrings();
  const toast = useToast();
  const { number } = useFormat();
  const { areaName } = useDirectory();
  const { category, kind } = useRoutingWords();
  const [shown, setShown] = useState(false);
  const json = JSON.stringify(proposal.better, null, 2);
  const copy = async () => {
    await navigator.clipboard.writeText(json);
    toast({ message: t('copied') });
  };
  return (
    <Box
      component="li"
      data-testid="routing-proposal"
      data-rule-id={proposal.better.id}
      sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          {t(`proposal-${proposal.change}`, {
            category: category(proposal.category),
            township: areaName(proposal.township),
            department: kind(proposal.kind),
            cases: number(proposal.cases),
            of: number(proposal.of),
          })}
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {proposal.rule === undefined ? t('against-usual') : t('against-rule', { rule: proposal.rule })}
          </Typography>
        </Box>
        <Button onClick={() => setShown(!shown)} aria-expanded={shown} sx={{ flex: 'none' }}>
          {t('showJson')}
        </Button>
        <Button variant="outlined" onClick={() => void copy()} data-testid="copy-rule" sx={{ flex: 'none' }}>
          {t('copy')}
        </Button>
      </Box>
      {shown && (
        <Box
          component="pre"
          tabIndex={0}
          sx={{
            m: 0,
            mt: 1,
            p: 1.5,
            bgcolor: 'surface.sunken',
            borderRadius: 1,
            overflow: 'auto',
            fontSize: '0.857rem',
            userSelect: 'text',
          }}
        >
          {json}
        </Box>
      )}
    </Box>
  );
};

/** What operators keep changing, each with the rule that would spare them the change. */
export const Proposals = ({ proposals }: { readonly proposals: readonly RoutingProposal[] }) => {
  const t = useRoutingStrings();
  return (
    <Box component="section" aria-labelledby="routing-proposals" sx={{ mb: 3 }}>
      <Typography id="routing-proposals" component="h2" variant="h3">
        {t('proposals')}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {t(proposals.length > 0 ? 'proposalsExplain' : 'noProposals')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {proposals.map((proposal) => (
          <Proposal key={proposal.better.id} proposal={proposal} />
        ))}
      </Box>
    </Box>
  );
};
