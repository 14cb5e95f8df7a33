import { useCallback, useEffect, useState } from 'react';
import { Button, MenuItem, Stack, TextField, Typography } from '@mui/material';
import type { KeyState, Settings } from '../../../preload/contract';
import { griddesk, valueOf } from '../../kit';
import { PassphraseDialog } from './PassphraseDialog';
import { RecoveryDialog } from './RecoveryDialog';
import { Section } from './Section';
import { useSettingsStrings } from './strings';

const MINUTES = [0, 5, 10, 15, 30, 60] as const;

interface Props {
  readonly settings: Settings;
  readonly change: (patch: Partial<Settings>) => void;
}

/** What opens the data of this console, and when the windows lock. */
export const Security = ({ settings, change }: Props) => {
  const t = useSettingsStrings();
  const [keys, setKeys] = useState<KeyState>();
  const [dialog, setDialog] = useState<'passphrase' | 'recovery'>();
  const read = useCallback(() => void valueOf(griddesk.keys.state()).then(setKeys, () => setKeys(undefined)), []);
  useEffect(read, [read]);
  const minutes = settings.lockAfterMinutes;
  const choices = MINUTES.some((known) => known === minutes) ? MINUTES : [...MINUTES, minutes].sort((a, b) => a - b);
  const close = () => {
    setDialog(undefined);
    read();
  };
  return (
    <Section title={t('security')} hint={t('securityHint')}>
      <TextField
        select
        label={t('lockAfter')}
        value={minutes}
        onChange={(event) => change({ lockAfterMinutes: Number(event.target.value) })}
        helperText={t(keys?.passphrase === false ? 'lockNeedsPassphrase' : 'lockAfterHint')}
        slotProps={{ htmlInput: { 'data-testid': 'lock-after' } }}
      >
        {choices.map((choice) => (
          <MenuItem key={choice} value={choice}>
            {choice === 0 ? t('lockNever') : t('minutes', { count: choice })}
          </MenuItem>
        ))}
      </TextField>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center' }}>
        <Button variant="outlined" onClick={() => setDialog('passphrase')} disabled={!keys} data-testid="change-passphrase">
          {t(keys?.passphrase ? 'changePassphrase' : 'setPassphrase')}
        </Button>
        <Button variant="outlined" onClick={() => setDialog('recovery')} disabled={!keys} data-testid="make-recovery">
          {t(keys?.recovery ? 'newRecovery' : 'makeRecovery')}
        </Button>
      </Stack>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {keys && t(keys.recovery ? 'hasRecovery' : 'noRecovery')}
      </Typography>
      {keys && dialog === 'passphrase' && <PassphraseDialog hasOne={keys.passphrase} onClose={close} />}
      {keys && dialog === 'recovery' && <RecoveryDialog hasPassphrase={keys.passphrase} onClose={close} />}
    </Section>
  );
};
