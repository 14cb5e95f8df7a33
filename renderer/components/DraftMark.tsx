import { Box } from '@mui/material';
import EditIcon from '@mui/icons-material/EditOutlined';
import { defineStrings } from '../kit';
import { VisuallyHidden } from './VisuallyHidden';

const useStrings = defineStrings('draft-mark', { draft: '有未发送的草稿' }, { draft: 'Holds an unsent draft' });

/** Something was typed here and not sent. */
export const DraftMark = () => {
  const words = useStrings()('draft');
  return (
    <Box component="span" title={words} data-testid="draft-mark" sx={{ display: 'inline-flex', flex: 'none', color: 'text.secondary' }}>
      <EditIcon sx={{ fontSize: '1.143rem !important' }} />
      <VisuallyHidden>{words}</VisuallyHidden>
    </Box>
  );
};
