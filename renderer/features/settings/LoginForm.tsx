import { useCallback, useEffect, useState, type FormEvent } from 'react';
import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import * as v from 'valibot';
import { Login, type LoginState } from '../../../preload/contract';
import { ErrorNote, useToast } from '../../components';
import { griddesk, valueOf } from '../../kit';
import { useSettingsStrings } from './strings';

const KINDS = ['none', 'nkey', 'credentials'] as const;
type Kind = (typeof KINDS)[number];

const loginOf = (kind: Kind, secret: string): unknown =>
  kind === 'none' ? { kind } : kind === 'nkey' ? { kind, seed: secret } : { kind, text: secret };

/** The login for the platform. What is entered goes to main once and is never shown again. */
export const LoginForm = () => {
  const t = useSettingsStrings();
  const toast = useToast();
  const [kept, setKept] = useState<LoginState>();
  const [kind, setKind] = useState<Kind>('none');
  const [secret, setSecret] = useState('');
  const [wrong, setWrong] = useState(false);
  const [error, setError] = useState<unknown>();
  const show = useCallback((state: LoginState) => {
    setKept(state);
    setKind(state.kind);
    setSecret('');
  }, []);
  useEffect(() => void valueOf(griddesk.upstream.login()).then(show, setError), [show]);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setError(undefined);
    const login = v.safeParse(Login, loginOf(kind, secret));
    setWrong(!login.success);
    if (!login.success) return;
    try {
      show(await valueOf(griddesk.upstream.keepLogin(login.output)));
      toast({ message: t('loginSaved') });
    } catch (thrown) {
      setError(thrown);
    }
  };
  const unchanged = kept === undefined || (kind === kept.kind && secret === '');
  return (
    <Box component="form" onSubmit={(event) => void save(event)} noValidate aria-label={t('login')} sx={{ mt: 1 }}>
      <TextField
        select
        fullWidth
        label={t('login')}
        value={kind}
        onChange={(event) => {
          setKind(event.target.value as Kind);
          setWrong(false);
        }}
        slotProps={{ htmlInput: { 'data-testid': 'login-kind' } }}
      >
        {KINDS.map((choice) => (
          <MenuItem key={choice} value={choice}>
            {t(`login.${choice}`)}
          </MenuItem>
        ))}
      </TextField>
      {kind !== 'none' && (
        <TextField
          fullWidth
          margin="normal"
          label={t(kind === 'nkey' ? 'loginSeed' : 'loginText')}
          type={kind === 'nkey' ? 'password' : 'text'}
          multiline={kind === 'credentials'}
          rows={kind === 'credentials' ? 4 : 1}
          value={secret}
          onChange={(event) => setSecret(event.target.value)}
          error={wrong}
          helperText={t(wrong ? (kind === 'nkey' ? 'loginSeedWrong' : 'loginTextWrong') : 'loginHint')}
          slotProps={{ htmlInput: { spellCheck: false, autoComplete: 'off', maxLength: 16_384, 'data-testid': 'login-secret' } }}
        />
      )}
      {kept?.user !== undefined && (
        <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere', mt: 1, userSelect: 'text' }}>
          {t('loginUser', { user: kept.user })}
        </Typography>
      )}
      {error !== undefined && <ErrorNote error={error} />}
      <Button type="submit" variant="outlined" sx={{ mt: 1 }} disabled={unchanged} data-testid="save-login">
        {t('saveLogin')}
      </Button>
    </Box>
  );
};
