import { useState, type FormEvent } from 'react';
import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  MenuItem,
  Stack,
  Switch,
  TextField,
  Typography,
} from '@mui/material';
import { griddesk, useSettings, valueOf } from '../../kit';
import { ErrorNote, useToast } from '../../components';
import { useExportStrings } from './strings';

const DAY_MS = 86_400_000;
const SPANS = [1, 7, 30, 365] as const;

interface Choice {
  readonly what: 'cases' | 'people' | 'roster';
  readonly format: 'csv' | 'xlsx';
  readonly days: number;
}

/** What leaves the console as a file: masked, unless a lead signs for it with a purpose. */
export const ExportDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useExportStrings();
  const toast = useToast();
  const { role } = useSettings().seat;
  const [choice, setChoice] = useState<Choice>({ what: 'cases', format: 'xlsx', days: 30 });
  const [unmask, setUnmask] = useState(false);
  const [purpose, setPurpose] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const missing = unmask && purpose.trim() === '';

  const save = async () => {
    const { what, format, days } = choice;
    const unmasked = unmask ? { unmasked: { purpose } } : {};
    const now = Date.now();
    const answer =
      what !== 'cases'
        ? griddesk.exports[what]({ format, ...unmasked })
        : griddesk.exports.cases({ format, from: now - days * DAY_MS, to: now + DAY_MS, ...unmasked });
    const { path, records } = await valueOf(answer);
    if (path === undefined) return;
    toast({ message: t('saved', { count: records, path }) });
    onClose();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing || busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await save();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const pick = <K extends keyof Choice>(name: K, label: string, options: readonly (readonly [Choice[K], string])[]) => (
    <TextField
      select
      fullWidth
      label={label}
      value={choice[name]}
      onChange={(event) => setChoice({ ...choice, [name]: event.target.value })}
      slotProps={{ htmlInput: { 'data-testid': `export-${name}` } }}
    >
      {options.map(([value, word]) => (
        <MenuItem key={String(value)} value={value}>
          {word}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth data-testid="export-dialog" slotProps={{ paper: { 'aria-label': t('title') } }}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <DialogTitle>{t('title')}</DialogTitle>
        <DialogContent>
          <Stack sx={{ gap: 2, pt: 1 }}>
            {pick('what', t('what'), [
              ['cases', t('cases')],
              ['people', t('people')],
              ['roster', t('roster')],
            ])}
            {pick('format', t('format'), [
              ['xlsx', t('xlsx')],
              ['csv', t('csv')],
            ])}
            {choice.what === 'cases' &&
              pick(
                'days',
                t('days'),
                SPANS.map((count) => [count, t('lastDays', { count })] as const),
              )}
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {t('masked')}
            </Typography>
            {role === 'lead' && (
              <FormControlLabel label={t('unmask')} control={<Switch checked={unmask} onChange={(_event, on) => setUnmask(on)} />} />
            )}
            {unmask && (
              <TextField
                label={t('purpose')}
                value={purpose}
                onChange={(event) => setPurpose(event.target.value)}
                error={tried && missing}
                helperText={t('purposeNeeded')}
                slotProps={{ htmlInput: { 'data-testid': 'export-purpose', maxLength: 200 } }}
              />
            )}
            {error !== undefined && <ErrorNote error={error} />}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="contained" loading={busy} data-testid="export-save">
            {t('save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
