import { useState, type FormEvent } from 'react';
import { Button, Stack, TextField, Typography } from '@mui/material';
import { griddesk } from '../../kit';
import { strengthOf } from './strength';
import { useBootStrings } from './strings';

interface Props {
  readonly wrong: boolean;
  readonly busy: boolean;
  readonly onBack: () => void;
}

/** The key on paper in place of a forgotten passphrase, and the passphrase that counts from now on. */
export const RecoveryForm = ({ wrong, busy, onBack }: Props) => {
  const t = useBootStrings();
  const [code, setCode] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState<string>();
  const incomplete = code.replaceAll(/[^0-9A-Za-z]/g, '').length < 30;
  const strength = strengthOf(passphrase);
  const short = strength === 'short';
  const refused = wrong && tried === code;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(code);
    if (!incomplete && !short && !busy) await griddesk.boot.recover({ code, passphrase });
  };
  return (
    <Stack component="form" noValidate onSubmit={(event) => void submit(event)} sx={{ gap: 2 }} data-testid="recovery-form">
      <div>
        <Typography variant="h1">{t('recover')}</Typography>
        <Typography sx={{ mt: 1 }}>{t('recoverWhy')}</Typography>
      </div>
      <TextField
        autoFocus
        label={t('recoveryCode')}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        error={(tried !== undefined && incomplete) || refused}
        helperText={t(refused ? 'recoveryWrong' : 'recoveryForm')}
        slotProps={{
          htmlInput: { 'data-testid': 'recovery-code', autoComplete: 'off', spellCheck: false, maxLength: 80 },
          formHelperText: { 'aria-live': 'polite' },
        }}
      />
      <TextField
        type="password"
        label={t('newPassphrase')}
        value={passphrase}
        onChange={(event) => setPassphrase(event.target.value)}
        error={tried !== undefined && short}
        helperText={short ? t('tooShort') : t(strength)}
        slotProps={{ htmlInput: { 'data-testid': 'recovery-passphrase', autoComplete: 'off', maxLength: 1024 } }}
      />
      <Stack direction="row" sx={{ justifyContent: 'space-between' }}>
        <Button onClick={onBack}>{t('back')}</Button>
        <Button type="submit" variant="contained" loading={busy} data-testid="recovery-submit">
          {t('recoverNow')}
        </Button>
      </Stack>
    </Stack>
  );
};
