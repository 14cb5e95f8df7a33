import { useState, type FormEvent } from 'react';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { BridgeError, griddesk, valueOf } from '../../kit';
import { ErrorNote } from '../../components';
import { useSettingsStrings } from './strings';

interface Props {
  readonly hasPassphrase: boolean;
  readonly onClose: () => void;
}

/** Makes a recovery key and shows it once, to be printed or written down. */
export const RecoveryDialog = ({ hasPassphrase, onClose }: Props) => {
  const t = useSettingsStrings();
  const [current, setCurrent] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [code, setCode] = useState<string>();
  const wrong = error instanceof BridgeError && error.error.code === 'not-allowed';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      setCode((await valueOf(griddesk.keys.makeRecovery(hasPassphrase ? { current } : {}))).code);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth slotProps={{ paper: { 'aria-label': t('makeRecovery') } }}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <DialogTitle>{t('makeRecovery')}</DialogTitle>
        <DialogContent>
          <Typography sx={{ mb: 1.5 }}>{t(code === undefined ? 'recoveryExplain' : 'recoveryOnce')}</Typography>
          {code !== undefined && (
            <Box
              data-testid="recovery-key"
              sx={{
                p: 2,
                border: 1,
                borderColor: 'divider',
                borderRadius: 1,
                bgcolor: 'surface.sunken',
                fontFamily: 'monospace',
                fontSize: '1.214rem',
                textAlign: 'center',
                userSelect: 'text',
                overflowWrap: 'anywhere',
              }}
            >
              {code}
            </Box>
          )}
          {code === undefined && hasPassphrase && (
            <TextField
              autoFocus
              type="password"
              fullWidth
              margin="dense"
              label={t('passphrase-current')}
              value={current}
              onChange={(event) => setCurrent(event.target.value)}
              error={wrong}
              helperText={wrong ? t('passphraseWrong') : ' '}
              slotProps={{ htmlInput: { 'data-testid': 'recovery-current', autoComplete: 'off', maxLength: 1024 } }}
            />
          )}
          {error !== undefined && !wrong && <ErrorNote error={error} />}
        </DialogContent>
        <DialogActions>
          {code === undefined ? (
            <>
              <Button onClick={onClose}>{t('cancel')}</Button>
              <Button
                type="submit"
                variant="contained"
                loading={busy}
                disabled={hasPassphrase && current.length < 8}
                data-testid="recovery-make"
              >
                {t('makeNow')}
              </Button>
            </>
          ) : (
            <>
              <Button onClick={() => window.print()}>{t('print')}</Button>
              <Button variant="contained" autoFocus onClick={onClose} data-testid="recovery-done">
                {t('written')}
              </Button>
            </>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
};
