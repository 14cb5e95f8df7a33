import { Box } from '@mui/material';
import HourglassIcon from '@mui/icons-material/HourglassBottomOutlined';
import { defineStrings, useWaitsUntil } from '../kit';
import { VisuallyHidden } from './VisuallyHidden';

const useStrings = defineStrings(
  'waiting-mark',
  { waits: '有操作待发出，可撤回' },
  { waits: 'Something has not left yet; it can be undone' },
);

/** Something was decided here and has not left the house. */
export const WaitingMark = ({ caseId }: { readonly caseId: string }) => {
  const words = useStrings()('waits');
  if (useWaitsUntil(caseId) === undefined) return null;
  return (
    <Box component="span" title={words} data-testid="waiting-mark" sx={{ display: 'inline-flex', flex: 'none', color: 'text.secondary' }}>
      <HourglassIcon sx={{ fontSize: '1.143rem !important' }} />
      <VisuallyHidden>{words}</VisuallyHidden>
    </Box>
  );
};
