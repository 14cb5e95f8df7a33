import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import {
  Alert,
  Box,
  Button,
  Checkbox,
  DialogActions,
  DialogContent,
  FormControlLabel,
  FormGroup,
  FormLabel,
  MenuItem,
  TextField,
  Typography,
} from '@mui/material';
import { dateAt, SELECTION_STEPS, type Input, type SelectionFile, type SelectionStep } from '../../../../preload/contract';
import { ErrorNote } from '../../../components';
import { BridgeError, newId, useLang, useNow, useTerm } from '../../../kit';
import { useSelectionStrings } from './strings';

type NewEntry = Omit<Input<'selection.record'>, 'memberId'>;

interface Props {
  readonly file: SelectionFile;
  /** Resolves when it is kept; rejects with why it is not. */
  readonly onSave: (entry: NewEntry) => Promise<void>;
  readonly onClose: () => void;
  /** What is there already. */
  readonly children: ReactNode;
}

/** What main says of the form, in words of the form; undefined: it says something else. */
const wordsOf = (error: unknown): 'unchecked' | 'dateWrong' | 'missing' | undefined => {
  if (!(error instanceof BridgeError)) return undefined;
  const { code, details } = error.error;
  if (code === 'wrong-state') return 'missing';
  if (code !== 'bad-input') return undefined;
  return details?.['field'] === 'checked' ? 'unchecked' : details?.['field'] === 'on' ? 'dateWrong' : undefined;
};

/** One more step: which, when, by whom; for the township's review the three kinds, each ticked. */
export const StepForm = ({ file, onSave, onClose, children }: Props) => {
  const t = useSelectionStrings();
  const term = useTerm();
  const lang = useLang();
  const today = dateAt(useNow(60_000));
  const [chosen, setChosen] = useState<SelectionStep>();
  const [on, setOn] = useState(today);
  const [by, setBy] = useState('');
  const [note, setNote] = useState('');
  const [checked, setChecked] = useState<readonly string[]>([]);
  /** Of one deliberate act, however often it is sent until there is an answer. */
  const [commandId, setCommandId] = useState(newId);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const close = useRef<HTMLButtonElement>(null);
  const [done, setDone] = useState<SelectionStep>();
  const furthest = SELECTION_STEPS.findLastIndex((one) => file.entries.some((entry) => entry.step === one));
  // What comes next, unless somebody has chosen; in office there are only adjustments.
  const step = chosen ?? file.open.find((one) => SELECTION_STEPS.indexOf(one) > furthest) ?? file.open.at(-1)!;
  const isReview = step === 'township-review';
  const unchecked = isReview && file.mayNotServe.some(({ id }) => !checked.includes(id));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setDone(undefined);
    try {
      await onSave({ commandId, step, on, by, ...(note.trim() === '' ? {} : { note }), checked: isReview ? [...checked] : [] });
      setCommandId(newId());
      setError(undefined);
      setDone(step);
      setChosen(undefined);
      setBy('');
      setNote('');
      setChecked([]);
      // The button that was pressed is disabled now: without this the keyboard would be nowhere.
      close.current?.focus();
    } catch (refused) {
      if (refused instanceof BridgeError) setCommandId(newId());
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  const words = wordsOf(error);
  return (
    <Box
      component="form"
      aria-labelledby="selection-add"
      onSubmit={(event) => void submit(event)}
      sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}
    >
      <DialogContent tabIndex={0} sx={{ pt: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1.5 }}>
        {children}
        <Typography id="selection-add" component="h3" variant="h3">
          {t('add')}
        </Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <TextField
            select
            label={t('step')}
            value={step}
            onChange={(event) => setChosen(file.open.find((one) => one === event.target.value))}
            sx={{ width: 220 }}
            slotProps={{ select: { SelectDisplayProps: { 'data-testid': 'selection-step' } as object } }}
          >
            {file.open.map((one) => (
              <MenuItem key={one} value={one} data-step={one}>
                {term('selectionSteps', one)}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            type="date"
            label={t('on')}
            value={on}
            onChange={(event) => setOn(event.target.value)}
            sx={{ width: 160 }}
            slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: today, 'data-testid': 'selection-on' } }}
          />
          <TextField
            label={t('by')}
            value={by}
            onChange={(event) => {
              setBy(event.target.value);
              setDone(undefined);
            }}
            sx={{ flex: '1 1 180px' }}
            slotProps={{ htmlInput: { maxLength: 100, 'data-testid': 'selection-by' } }}
          />
        </Box>
        <TextField
          label={t('note')}
          value={note}
          multiline
          minRows={1}
          maxRows={4}
          onChange={(event) => setNote(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 1000, 'data-testid': 'selection-note' } }}
        />
        {isReview && (
          <FormGroup role="group" aria-labelledby="selection-kinds" aria-describedby="selection-source" data-testid="selection-kinds">
            <FormLabel id="selection-kinds">{t('mayNotServe')}</FormLabel>
            <Typography id="selection-source" variant="body2" sx={{ color: 'text.secondary' }}>
              {t('source', { words: file.source[lang === 'en' ? 'en' : 'zh'] })}
            </Typography>
            {file.mayNotServe.map(({ id, zh, en }) => (
              <FormControlLabel
                key={id}
                label={lang === 'en' ? en : zh}
                control={
                  <Checkbox
                    size="small"
                    checked={checked.includes(id)}
                    onChange={(_event, ticked) => setChecked((before) => (ticked ? [...before, id] : before.filter((one) => one !== id)))}
                  />
                }
              />
            ))}
          </FormGroup>
        )}
        {words ? <Alert severity="error">{t(words)}</Alert> : error !== undefined && <ErrorNote error={error} />}
      </DialogContent>
      <DialogActions>
        <Typography role="status" variant="body2" data-testid="selection-said" sx={{ mr: 'auto', pl: 1.5 }}>
          {done ? t('saved', { step: term('selectionSteps', done) }) : unchecked ? t('unchecked') : by.trim() === '' ? t('required') : ''}
        </Typography>
        <Button ref={close} onClick={onClose} data-testid="selection-close">
          {t('close')}
        </Button>
        <Button
          type="submit"
          variant="contained"
          disabled={busy || by.trim() === '' || on === '' || unchecked}
          data-testid="selection-save"
        >
          {t('save')}
        </Button>
      </DialogActions>
    </Box>
  );
};
