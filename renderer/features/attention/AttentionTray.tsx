import { Box, Drawer, IconButton, Stack, Typography } from '@mui/material';
import CloseIcon from '@mui/icons-material/CloseOutlined';
import type { AttentionRow } from '../../../preload/contract';
import { EmptyState } from '../../components';
import { useAttention } from '../../replica';
import { AttentionItem } from './AttentionItem';
import { useAttentionStrings } from './strings';

export interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onCase: (caseId: string) => void;
  readonly onPerson: (personId: string) => void;
}

/** What the platform's newer state made impossible; nothing is dropped in silence. */
export const AttentionTray = ({ open, onClose, onCase, onPerson }: Props) => {
  const t = useAttentionStrings();
  const rows = useAttention();
  const show = ({ caseId, personId }: AttentionRow) => {
    onClose();
    if (caseId !== undefined) onCase(caseId);
    else if (personId !== undefined) onPerson(personId);
  };
  return (
    <Drawer
      anchor="right"
      open={open}
      onClose={onClose}
      slotProps={{ paper: { 'aria-labelledby': 'attention-title', role: 'dialog', sx: { width: 440 } } }}
    >
      <Stack data-testid="attention-tray" sx={{ height: '100%' }}>
        <Stack
          direction="row"
          sx={{ alignItems: 'center', justifyContent: 'space-between', pl: 2, pr: 1, py: 1, borderBottom: 1, borderColor: 'divider' }}
        >
          <Typography id="attention-title" variant="h2">
            {t('title')}
          </Typography>
          <IconButton size="small" onClick={onClose} aria-label={t('close')} autoFocus>
            <CloseIcon fontSize="small" />
          </IconButton>
        </Stack>
        {rows.length === 0 ? (
          <EmptyState title={t('empty')} hint={t('emptyHint')} />
        ) : (
          <Box sx={{ overflowY: 'auto', p: 2 }}>
            <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
              {t('explain')}
            </Typography>
            <Stack component="ul" sx={{ gap: 1.5, m: 0, p: 0 }}>
              {rows.map((row) => (
                <AttentionItem key={row.id} row={row} onOpen={show} />
              ))}
            </Stack>
          </Box>
        )}
      </Stack>
    </Drawer>
  );
};
