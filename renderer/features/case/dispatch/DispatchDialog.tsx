import { useRef, useState, type KeyboardEvent } from 'react';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { ErrorNote } from '../../../components';
import { fieldOf } from '../forms/field-errors';
import { useStale } from '../forms/stale';
import { useLimitWords } from '../forms/limit-words';
import { useFormStrings } from '../forms/strings';
import { isTime, TimeField } from '../forms/TimeField';
import type { FormProps } from '../forms/types';
import { WordsField } from '../forms/WordsField';
import { Refused } from './Refused';
import { DepartmentList } from './DepartmentList';
import { useDispatchStrings } from './strings';
import { usePlan } from './use-plan';

const MOST = 20;

/** Sends tasks to several departments at once. What is proposed is filled in; Enter on the button agrees. */
export const DispatchDialog = ({ row, detail, onDone, onCancel }: FormProps) => {
  const t = useDispatchStrings();
  const words = useFormStrings();
  const limitWords = useLimitWords();
  const { plan, change, chosen, lead, common, due, dueAt, suggestions, templates, busy, error, dispatch, limit } = usePlan(row, detail);
  const stale = useStale() && !busy;
  const [tried, setTried] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wrong = chosen.length === 0 ? t('choose') : chosen.length > MOST ? t('tooMany') : undefined;
  const badDue = fieldOf(error) === 'dueAt' || (dueAt !== undefined && dueAt <= Date.now()) ? t('badDue') : undefined;
  const confirm = async () => {
    setTried(true);
    if (wrong !== undefined || badDue !== undefined || !isTime(due) || busy || stale) return;
    const departments = await dispatch();
    if (departments) onDone('dispatch', { departments });
    else button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void confirm();
  };
  return (
    <Dialog
      open
      onClose={() => !busy && onCancel()}
      maxWidth="md"
      fullWidth
      transitionDuration={0}
      aria-labelledby="dispatch-title"
      data-testid="dispatch-dialog"
      onKeyDown={onKeyDown}
    >
      <DialogTitle id="dispatch-title" component="h2" sx={{ py: 1.5, display: 'flex', gap: 1.5, alignItems: 'baseline' }}>
        {t('title')}
        <Typography component="span" sx={{ color: 'text.secondary', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {t('of', { number: row.number, title: row.title })}
        </Typography>
      </DialogTitle>
      <DialogContent dividers tabIndex={-1}>
        <Box component="fieldset" disabled={busy} sx={{ border: 0, m: 0, p: 0, minWidth: 0, display: 'grid', gap: 2 }}>
          <Refused row={row} common={common} onCarry={(next) => change({ common: next })} />
          <DepartmentList row={row} suggestions={suggestions} chosen={chosen} lead={lead} own={plan.own} onChange={change} />
          {tried && wrong !== undefined && (
            <Typography role="alert" variant="body2" sx={{ color: 'error.main' }}>
              {wrong}
            </Typography>
          )}
          <WordsField
            label={t('instructions')}
            value={common}
            onChange={(next) => change({ common: next })}
            max={2000}
            rows={2}
            offers={templates}
            offersLabel={t('ready')}
          />
          <TimeField
            label={t('due')}
            value={due}
            onChange={(next) => change({ due: next })}
            hint={limit ? t('dueByRule', { limit: limitWords(limit) }) : t('dueByRuleOnly')}
            error={badDue}
          />
          {stale && (
            <Typography role="alert" variant="body2" sx={{ color: 'warning.main', fontWeight: 600 }}>
              {words('stale')}
            </Typography>
          )}
          {error !== undefined && fieldOf(error) !== 'dueAt' && <ErrorNote error={error} />}
        </Box>
      </DialogContent>
      <DialogActions sx={{ px: 3, py: 1.5 }}>
        <Typography variant="caption" sx={{ color: 'text.secondary', mr: 'auto' }}>
          {t('keys')}
        </Typography>
        <Button onClick={onCancel} disabled={busy}>
          {t('cancel')}
        </Button>
        <Button
          ref={button}
          variant="contained"
          autoFocus
          disabled={busy || stale}
          onClick={() => void confirm()}
          data-testid="dispatch-confirm"
        >
          {busy ? t('sending') : chosen.length === 0 ? t('confirm') : t('confirmCount', { count: chosen.length })}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
