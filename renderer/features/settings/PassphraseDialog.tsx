import { useState, type FormEvent } from 'react';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { BridgeError, griddesk, valueOf } from '../../kit';
import { ErrorNote, useToast } from '../../components';
import { useSettingsStrings } from './strings';

interface Props {
  readonly hasOne: boolean;
  readonly onClose: () => void;
}

const LEAST = 8;

/** Another passphrase for the same data: nothing is encrypted anew. */
export const PassphraseDialog = ({ hasOne, onClose }: Props) => {
  const t = useSettingsStrings();
  const toast = useToast();
  const [words, setWords] = useState({ current: '', next: '', again: '' });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const wrong = error instanceof BridgeError && error.error.code === 'not-allowed';
  const faults = {
    current: hasOne && words.current.length < LEAST ? t('passphraseShort') : wrong ? t('passphraseWrong') : undefined,
    next: words.next.length < LEAST ? t('passphraseShort') : undefined,
    again: words.again !== words.next ? t('passphraseDiffers') : undefined,
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if ((hasOne && words.current.length < LEAST) || faults.next !== undefined || faults.again !== undefined) return;
    setBusy(true);
    setError(undefined);
    try {
      await valueOf(griddesk.keys.setPassphrase({ next: words.next, ...(hasOne ? { current: words.current } : {}) }));
      toast({ message: t('passphraseChanged') });
      onClose();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const field = (name: keyof typeof words, first: boolean) => (
    <TextField
      key={name}
      autoFocus={first}
      type="password"
      margin="dense"
      fullWidth
      label={t(`passphrase-${name}`)}
      value={words[name]}
      onChange={(event) => {
        setWords({ ...words, [name]: event.target.value });
        setError(undefined);
      }}
      error={tried && faults[name] !== undefined}
      helperText={(tried && faults[name]) || ' '}
      slotProps={{ htmlInput: { 'data-testid': `passphrase-${name}`, autoComplete: 'off', maxLength: 1024 } }}
    />
  );
  const title = t(hasOne ? 'changePassphrase' : 'setPassphrase');
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth slotProps={{ paper: { 'aria-label': title } }}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <DialogTitle>{title}</DialogTitle>
        <DialogContent>
          {hasOne && field('current', true)}
          {field('next', !hasOne)}
          {field('again', false)}
          {error !== undefined && !wrong && <ErrorNote error={error} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="contained" loading={busy} data-testid="passphrase-save">
            {t('save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
