import { Button, FormControlLabel, FormHelperText, MenuItem, Stack, Switch, TextField } from '@mui/material';
import type { Settings } from '../../../preload/contract';
import { playTone } from '../../kit';
import { Section } from './Section';
import { useSettingsStrings } from './strings';

interface Props {
  readonly settings: Settings;
  readonly change: (patch: Partial<Settings>) => void;
}

export const Alerts = ({ settings, change }: Props) => {
  const t = useSettingsStrings();
  const choices = [...new Set([0, 5, 10, 20, 30, 60, settings.undoSeconds])].sort((a, b) => a - b);
  return (
    <Section title={t('alerts')}>
      {(['sounds', 'notifications'] as const).map((name) => (
        <div key={name}>
          <FormControlLabel
            labelPlacement="start"
            label={t(name)}
            sx={{ ml: 0, width: '100%', justifyContent: 'space-between' }}
            control={
              <Switch
                checked={settings[name]}
                onChange={(_event, on) => change({ [name]: on })}
                slotProps={{ input: { 'aria-describedby': `${name}-hint` } }}
              />
            }
          />
          <FormHelperText id={`${name}-hint`} sx={{ mt: 0 }}>
            {t(`${name}Hint`)}
          </FormHelperText>
        </div>
      ))}
      <TextField
        select
        label={t('undoSeconds')}
        value={settings.undoSeconds}
        onChange={(event) => change({ undoSeconds: Number(event.target.value) })}
        helperText={t('undoSecondsHint')}
        slotProps={{ htmlInput: { 'data-testid': 'undo-seconds' } }}
      >
        {choices.map((choice) => (
          <MenuItem key={choice} value={choice}>
            {choice === 0 ? t('undoNever') : t('seconds', { count: choice })}
          </MenuItem>
        ))}
      </TextField>
      <Stack direction="row" sx={{ gap: 1 }}>
        <Button variant="outlined" onClick={() => playTone('urgent')}>
          {t('tryUrgent')}
        </Button>
        <Button variant="outlined" onClick={() => playTone('deadline')}>
          {t('tryOverdue')}
        </Button>
      </Stack>
    </Section>
  );
};
