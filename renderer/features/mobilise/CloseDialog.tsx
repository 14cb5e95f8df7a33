import { useMemo, useState } from 'react';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { ErrorNote } from '../../components';
import { griddesk, newId, useDraft, valueOf } from '../../kit';
import { useMobiliseStrings } from './strings';

interface Props {
  readonly broadcastId: string;
  readonly onEnd: () => void;
}

/** The end, with what came of it. */
export const CloseDialog = ({ broadcastId, onEnd }: Props) => {
  const t = useMobiliseStrings();
  const commandId = useMemo(() => newId(), []);
  const [{ outcome }, change, forget] = useDraft(broadcastId, 'mobilise-close', { outcome: '' });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const close = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await valueOf(griddesk.mobilise.close({ commandId, broadcastId, outcome }));
      forget();
      onEnd();
    } catch (failed) {
      setError(failed);
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onEnd} maxWidth="sm" fullWidth aria-labelledby="mobilise-close-title">
      <DialogTitle id="mobilise-close-title">{t('closeTitle')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Typography variant="body2">{t('closeHint')}</Typography>
        <TextField
          autoFocus
          multiline
          minRows={3}
          label={t('outcome')}
          value={outcome}
          onChange={(event) => change({ outcome: event.target.value })}
          slotProps={{ htmlInput: { maxLength: 2000, 'data-testid': 'mobilise-outcome' } }}
          sx={{ mt: 1 }}
        />
        {error !== undefined && <ErrorNote error={error} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onEnd}>{t('cancel')}</Button>
        <Button
          variant="contained"
          disabled={busy || outcome.trim() === ''}
          onClick={() => void close()}
          data-testid="mobilise-close-confirm"
        >
          {t('confirmClose')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
