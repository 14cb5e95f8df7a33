import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { Kbd } from '../components';
import { keyCap, useShortcuts, type Shortcut } from '../kit';
import { useAppStrings } from './strings';

const byGroup = (shortcuts: readonly Shortcut[]): [string, Shortcut[]][] => {
  const groups = new Map<string, Shortcut[]>();
  for (const shortcut of shortcuts) {
    if (shortcut.label === undefined) continue;
    const list = groups.get(shortcut.group ?? '') ?? [];
    if (!list.some((other) => other.key === shortcut.key)) list.push(shortcut);
    groups.set(shortcut.group ?? '', list);
  }
  return [...groups];
};

/** Every key that works now, by what it is for. */
export const KeysDialog = ({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) => {
  const t = useAppStrings();
  const groups = byGroup(useShortcuts());
  return (
    <Dialog open={open} onClose={onClose} maxWidth="md" fullWidth aria-labelledby="keys-title">
      <DialogTitle id="keys-title" variant="h2">
        {t('keys')}
      </DialogTitle>
      <DialogContent tabIndex={0}>
        <Box sx={{ columns: '260px', columnGap: 4 }}>
          {groups.map(([group, shortcuts]) => (
            <Box key={group} sx={{ breakInside: 'avoid', mb: 2 }}>
              <Typography variant="h3" sx={{ mb: 0.5 }}>
                {group}
              </Typography>
              <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: '1fr auto', rowGap: 0.5 }}>
                {shortcuts.map((shortcut) => (
                  <Box key={shortcut.key} sx={{ display: 'contents' }}>
                    <dt>{shortcut.label}</dt>
                    <Box component="dd" sx={{ m: 0, textAlign: 'right' }}>
                      <Kbd>{keyCap(shortcut.key)}</Kbd>
                    </Box>
                  </Box>
                ))}
              </Box>
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('keysClose')}</Button>
      </DialogActions>
    </Dialog>
  );
};
