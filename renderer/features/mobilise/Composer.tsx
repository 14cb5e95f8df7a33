import { useEffect, useMemo, useState } from 'react';
import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { BROADCAST_KINDS, type Audience, type BroadcastKind, type Output } from '../../../preload/contract';
import { ErrorNote, useToast } from '../../components';
import { griddesk, newId, useDraft, useFormat, useTerm, valueOf } from '../../kit';
import { useDirectory } from '../../replica';
import { AudienceFields } from './AudienceFields';
import { audienceOfFields, FRESH } from './fields';
import { useMobiliseStrings } from './strings';

interface Props {
  readonly onSent: (broadcastId: string) => void;
  readonly onCancel: () => void;
}

type Preview = Output<'mobilise.preview'>;
/** Somebody types: nobody is counted before there is a pause, ms. */
const PAUSE_MS = 200;
/** While the roster is still coming the people are counted again so often, ms. */
const AGAIN_MS = 1000;

/** How many that is, counted by main; undefined while it counts. */
const usePreview = (audience: Audience): { readonly preview: Preview | undefined; readonly error: unknown } => {
  const said = JSON.stringify(audience);
  const { areas } = useDirectory();
  const [found, setFound] = useState<{ readonly of: string; readonly preview?: Preview; readonly error?: unknown }>({ of: '' });
  useEffect(() => {
    let here = true;
    let timer = 0;
    const count = async (): Promise<void> => {
      try {
        const preview = await valueOf(griddesk.mobilise.preview({ audience: JSON.parse(said) as Audience }));
        if (!here) return;
        setFound({ of: said, preview });
        if (!preview.whole) timer = window.setTimeout(() => void count(), AGAIN_MS);
      } catch (error) {
        if (here) setFound({ of: said, error });
      }
    };
    timer = window.setTimeout(() => void count(), PAUSE_MS);
    return () => {
      here = false;
      window.clearTimeout(timer);
    };
  }, [said, areas]);
  return found.of === said ? { preview: found.preview, error: found.error } : { preview: undefined, error: undefined };
};

const Count = ({ preview }: { readonly preview: Preview | undefined }) => {
  const t = useMobiliseStrings();
  const { number } = useFormat();
  if (!preview) return <Typography sx={{ color: 'text.secondary' }}>{t('counting')}</Typography>;
  if (!preview.whole) return <Typography sx={{ color: 'warning.main', fontWeight: 600 }}>{t('rosterComing')}</Typography>;
  if (preview.people === 0) return <Typography sx={{ color: 'error.main', fontWeight: 600 }}>{t('nobody')}</Typography>;
  const { people, villages, unreachable, without } = preview;
  return (
    <>
      <Typography sx={{ fontWeight: 600 }}>
        {t('people', { count: people, formatted: number(people), villages: number(villages) })}
      </Typography>
      {unreachable === 0 ? (
        <Typography variant="body2">{t('unreachableAll')}</Typography>
      ) : (
        <Box component="details">
          <Box component="summary" sx={{ cursor: 'pointer' }}>
            {t('unreachable', { count: unreachable, formatted: number(unreachable) })} · {t('showWithout')}
          </Box>
          <Typography variant="body2" sx={{ maxHeight: 120, overflowY: 'auto' }} tabIndex={0} role="region" aria-label={t('showWithout')}>
            {without.map(({ memberId, name, village }) => (
              <span key={memberId}>
                {village} {name};{' '}
              </span>
            ))}
            {unreachable > without.length && t('andMore', { count: unreachable })}
          </Typography>
        </Box>
      )}
    </>
  );
};

/** Written once. What was typed is there again after another place was looked at, or the console was started anew. */
export const Composer = ({ onSent, onCancel }: Props) => {
  const t = useMobiliseStrings();
  const term = useTerm();
  const toast = useToast();
  const { number } = useFormat();
  const [fields, change, forget] = useDraft('mobilise', 'compose', FRESH);
  // One act, however often the button is pressed: the ids are the form's until it is sent.
  const ids = useMemo(() => ({ commandId: newId(), broadcastId: newId() }), []);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const { preview, error: previewError } = usePreview(audienceOfFields(fields));
  const minutes = Number(fields.minutes);
  const fits = Number.isInteger(minutes) && minutes >= 5 && minutes <= 1440;
  const ready = !busy && fields.title.trim() !== '' && fields.text.trim() !== '' && fits && preview?.whole === true && preview.people > 0;
  const send = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const { title, text, kind } = fields;
      const input = { ...ids, kind: kind as BroadcastKind, title, text, windowMinutes: minutes, audience: audienceOfFields(fields) };
      const { broadcastId, people } = await valueOf(griddesk.mobilise.send(input));
      forget();
      toast({ message: t('sent', { formatted: number(people) }) });
      onSent(broadcastId);
    } catch (failed) {
      setError(failed);
      setBusy(false);
    }
  };
  return (
    <Box
      component="form"
      data-testid="mobilise-composer"
      aria-label={t('compose')}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void send();
      }}
      sx={{ height: '100%', overflowY: 'auto', p: 2, display: 'grid', gap: 1.5, alignContent: 'start', maxWidth: 860 }}
    >
      <Typography variant="h2">{t('compose')}</Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: '160px 1fr 180px', gap: 1.5, alignItems: 'start' }}>
        <TextField
          select
          label={t('kind')}
          value={fields.kind}
          onChange={(event) => change({ kind: event.target.value })}
          slotProps={{ htmlInput: { 'data-testid': 'mobilise-kind' } }}
        >
          {BROADCAST_KINDS.map((kind) => (
            <MenuItem key={kind} value={kind}>
              {term('broadcastKinds', kind)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          autoFocus
          required
          label={t('subject')}
          value={fields.title}
          onChange={(event) => change({ title: event.target.value })}
          slotProps={{ htmlInput: { maxLength: 120, 'data-testid': 'mobilise-title' } }}
        />
        <TextField
          required
          label={t('window')}
          value={fields.minutes}
          error={!fits}
          helperText={fits ? undefined : t('windowHint')}
          onChange={(event) => change({ minutes: event.target.value.replace(/\D/g, '').slice(0, 4) })}
          slotProps={{ htmlInput: { inputMode: 'numeric', 'data-testid': 'mobilise-minutes' } }}
        />
      </Box>
      <TextField
        required
        multiline
        minRows={4}
        maxRows={10}
        label={t('text')}
        value={fields.text}
        onChange={(event) => change({ text: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 4000, 'data-testid': 'mobilise-text' } }}
      />
      <AudienceFields fields={fields} change={change} />
      <Box role="status" data-testid="mobilise-count" data-people={preview?.people}>
        {previewError === undefined ? <Count preview={preview} /> : <ErrorNote error={previewError} />}
      </Box>
      {error !== undefined && <ErrorNote error={error} />}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained" disabled={!ready} data-testid="mobilise-send">
          {t('send', { formatted: number(preview?.people ?? 0) })}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </Box>
    </Box>
  );
};
