import { useState, type FormEvent } from 'react';
import { Box, Button, TextField } from '@mui/material';
import * as v from 'valibot';
import { TiandituKey } from '../../../preload/contract';
import { ErrorNote, useToast } from '../../components';
import { griddesk, takeBaseMap, valueOf } from '../../kit';
import { useBaseMapStrings } from './base-map-strings';

/** Tianditu's key. What is entered goes to main once and is never shown again. */
export const KeyForm = ({ hasKey }: { readonly hasKey: boolean }) => {
  const t = useBaseMapStrings();
  const toast = useToast();
  const [secret, setSecret] = useState('');
  const [wrong, setWrong] = useState(false);
  const [error, setError] = useState<unknown>();
  const keep = async (key: string | null): Promise<void> => {
    setError(undefined);
    try {
      takeBaseMap(await valueOf(griddesk.baseMap.keepKey({ key })));
      setSecret('');
      toast({ message: t(key === null ? 'keyGone' : 'keySaved') });
    } catch (thrown) {
      setError(thrown);
    }
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const key = v.safeParse(TiandituKey, secret);
    setWrong(!key.success);
    if (key.success) void keep(key.output);
  };
  return (
    <Box component="form" onSubmit={save} noValidate aria-label={t('key')}>
      <TextField
        fullWidth
        label={t(hasKey ? 'keyOther' : 'key')}
        type="password"
        value={secret}
        onChange={(event) => setSecret(event.target.value)}
        error={wrong}
        helperText={t(wrong ? 'keyWrong' : 'keyHint')}
        slotProps={{ htmlInput: { spellCheck: false, autoComplete: 'off', maxLength: 200, 'data-testid': 'base-map-key' } }}
      />
      {error !== undefined && <ErrorNote error={error} />}
      <Box sx={{ display: 'flex', gap: 1, mt: 1 }}>
        <Button type="submit" variant="outlined" disabled={secret === ''} data-testid="base-map-save-key">
          {t('keySave')}
        </Button>
        {hasKey && (
          <Button variant="outlined" onClick={() => void keep(null)} data-testid="base-map-drop-key">
            {t('keyDrop')}
          </Button>
        )}
      </Box>
    </Box>
  );
};
