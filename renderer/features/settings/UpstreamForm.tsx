import { useState, type FormEvent } from 'react';
import { Button, TextField } from '@mui/material';
import * as v from 'valibot';
import { UpstreamAddress } from '../../../preload/contract';
import { useErrorWords, useToast } from '../../components';
import { updateSettings } from '../../kit';
import { LoginForm } from './LoginForm';
import { Section } from './Section';
import { useSettingsStrings } from './strings';

interface Props {
  readonly upstream: string;
  /** Path of the file; empty: none. */
  readonly caFile: string;
}

/** Where cases come from, from the next start on, and how this console proves who it is. */
export const UpstreamForm = ({ upstream, caFile }: Props) => {
  const t = useSettingsStrings();
  const errorWords = useErrorWords();
  const toast = useToast();
  const [address, setAddress] = useState(upstream);
  const [authority, setAuthority] = useState(caFile);
  const [error, setError] = useState<string>();
  const encrypted = address.trim().startsWith('tls://');
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!v.is(UpstreamAddress, address.trim())) return setError(t('upstreamFormat'));
    try {
      await updateSettings({ upstream: address.trim(), upstreamCa: encrypted ? authority.trim() : '' });
      setError(undefined);
      toast({ message: t('upstreamSaved') });
    } catch (thrown) {
      setError(errorWords(thrown).what);
    }
  };
  return (
    <Section title={t('upstream')} hint={t('upstreamHint')}>
      <form onSubmit={(event) => void save(event)} noValidate>
        <TextField
          fullWidth
          label={t('upstreamAddress')}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
          error={error !== undefined}
          helperText={error ?? t('upstreamFormat')}
          slotProps={{ htmlInput: { spellCheck: false, maxLength: 400, 'data-testid': 'upstream-address' } }}
        />
        {encrypted && (
          <TextField
            fullWidth
            margin="normal"
            label={t('caFile')}
            value={authority}
            onChange={(event) => setAuthority(event.target.value)}
            helperText={t('caFileHint')}
            slotProps={{ htmlInput: { spellCheck: false, maxLength: 1000, 'data-testid': 'upstream-ca' } }}
          />
        )}
        <Button
          type="submit"
          variant="outlined"
          sx={{ mt: 1 }}
          disabled={address.trim() === upstream && authority.trim() === caFile}
          data-testid="save-upstream"
        >
          {t('saveUpstream')}
        </Button>
      </form>
      {upstream !== 'embedded' && <LoginForm key={upstream} />}
    </Section>
  );
};
