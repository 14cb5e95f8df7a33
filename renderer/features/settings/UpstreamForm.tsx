import { useState, type FormEvent } from 'react';
import { Button, TextField } from '@mui/material';
import * as v from 'valibot';
import { Settings } from '../../../preload/contract';
import { useErrorWords, useToast } from '../../components';
import { updateSettings } from '../../kit';
import { Section } from './Section';
import { useSettingsStrings } from './strings';

/** Where cases come from, from the next start on. */
export const UpstreamForm = ({ upstream }: { readonly upstream: string }) => {
  const t = useSettingsStrings();
  const errorWords = useErrorWords();
  const toast = useToast();
  const [draft, setDraft] = useState(upstream);
  const [error, setError] = useState<string>();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!v.is(Settings.entries.upstream, draft.trim())) return setError(t('upstreamFormat'));
    try {
      await updateSettings({ upstream: draft.trim() });
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
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          error={error !== undefined}
          helperText={error ?? t('upstreamFormat')}
          slotProps={{ htmlInput: { spellCheck: false, maxLength: 200 } }}
        />
        <Button type="submit" variant="outlined" sx={{ mt: 1 }} disabled={draft.trim() === upstream}>
          {t('saveUpstream')}
        </Button>
      </form>
    </Section>
  );
};
