import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  FormLabel,
  Radio,
  RadioGroup,
  TextField,
  Typography,
} from '@mui/material';
import type { CaseRow } from '../../../../preload/contract';
import { EmptyState, ErrorNote, Masked } from '../../../components';
import { useDraft, useFormat } from '../../../kit';
import { CompareCases, type ComparedReport } from '../duplicates/CompareCases';
import { useDuplicateStrings } from '../duplicates/strings';
import { useAgreement } from '../duplicates/use-agreement';
import { useSend } from '../use-send';
import { fieldErrors } from './field-errors';
import { useStale } from './stale';
import { useFormStrings } from './strings';
import type { FormProps } from './types';
import { useComparison, useFound } from './use-merge-choice';

/** The case as the left side of a comparison. */
const useOwnSide = (row: CaseRow): ComparedReport => {
  const t = useDuplicateStrings();
  const format = useFormat();
  return {
    heading: t('thisCase', { number: row.number }),
    title: row.title,
    description: row.description,
    category: row.category,
    where: [row.gridName ?? row.villageName, row.address].filter(Boolean).join(' · '),
    reporter: (
      <>
        {row.reporterName === undefined ? t('noReporter') : <Masked value={row.reporterName} />}{' '}
        {row.reporterPhone !== undefined && <Masked value={row.reporterPhone} />}
      </>
    ),
    when: format.dateTime(row.reportedAt),
    progress: row.tasks.map((task) => task.departmentName).join(' · ') || undefined,
  };
};

/**
 * The same matter reported again goes into the first case: chosen among those that are like it, or found by words, and
 * looked at side by side before it is agreed to.
 */
export const MergeForm = (props: FormProps) => (
  <Dialog open onClose={props.onCancel} maxWidth="lg" fullWidth transitionDuration={0} aria-labelledby="merge-title">
    <MergeBody {...props} />
  </Dialog>
);

const MergeBody = ({ row, detail, onDone, onCancel }: FormProps) => {
  const t = useFormStrings();
  const agreement = useAgreement();
  const { busy, error, send } = useSend(row.id, { about: row.id, form: 'merge' });
  const candidates = detail?.candidates ?? [];
  const [draft, change, forget] = useDraft(row.id, 'merge', { into: candidates[0]?.row.id ?? '', words: '' });
  const found = useFound(row.id, draft.words);
  const [tried, setTried] = useState(false);
  const stale = useStale() && !busy;
  const form = useRef<HTMLFormElement>(null);
  const own = useOwnSide(row);
  const shown = found ?? candidates.map((candidate) => candidate.row);
  const into = shown.some(({ id }) => id === draft.into) ? draft.into : '';
  const comparison = useComparison(row.id, into, candidates);
  const errors = fieldErrors(error, ['into'], t);
  const trouble = errors.of('into') ?? (tried && into === '' ? t('choose') : undefined);
  const aside = (other: CaseRow): string => {
    const candidate = candidates.find((one) => one.row.id === other.id);
    return candidate ? agreement(candidate) : other.villageName;
  };
  const submit = async () => {
    setTried(true);
    if (into === '' || busy || stale || !(await send('merge', { into }))) return;
    forget();
    onDone('merge', { into });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void submit();
  };
  useEffect(() => {
    const field = (selector: string) => form.current?.querySelector<HTMLElement>(selector);
    (field('input[type=radio]:checked') ?? field('input[type=text]'))?.focus();
  }, []);
  return (
    <Box
      component="form"
      ref={form}
      noValidate
      aria-labelledby="merge-title"
      data-testid="form-merge"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}
    >
      <DialogTitle id="merge-title" component="h2" sx={{ py: 1.5, display: 'flex', gap: 1.5, alignItems: 'baseline' }}>
        {t('mergeTitle')}
        <Typography component="span" noWrap sx={{ color: 'text.secondary' }}>
          {row.number} {row.title}
        </Typography>
      </DialogTitle>
      <DialogContent dividers sx={{ p: 0, display: 'grid', gridTemplateColumns: '320px minmax(0, 1fr)', height: 'min(60vh, 560px)' }}>
        <Box sx={{ borderRight: 1, borderColor: 'divider', p: 2, overflow: 'auto', display: 'grid', gap: 1.5, alignContent: 'start' }}>
          <TextField
            label={t('mergeSearch')}
            value={draft.words}
            onChange={(event) => change({ words: event.target.value })}
            slotProps={{ htmlInput: { maxLength: 100 } }}
          />
          {shown.length === 0 ? (
            <Typography variant="body2" role="status">
              {t(found ? 'mergeNone' : 'mergeStart')}
            </Typography>
          ) : (
            <Box>
              <FormLabel id="merge-candidates" sx={{ fontSize: '0.857rem' }}>
                {t(found ? 'mergeFound' : 'mergeNearby')}
              </FormLabel>
              <RadioGroup aria-labelledby="merge-candidates" value={into} onChange={(event) => change({ into: event.target.value })}>
                {shown.map((other) => (
                  <FormControlLabel
                    key={other.id}
                    value={other.id}
                    control={<Radio size="small" sx={{ py: 0.25, alignSelf: 'start' }} />}
                    sx={{ mr: 0, py: 0.5, alignItems: 'flex-start' }}
                    slotProps={{ typography: { component: 'div', sx: { minWidth: 0 } } }}
                    label={
                      <>
                        <Typography sx={{ overflowWrap: 'anywhere' }}>{other.title}</Typography>
                        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                          {other.number} · {aside(other)}
                        </Typography>
                      </>
                    }
                  />
                ))}
              </RadioGroup>
            </Box>
          )}
          {trouble !== undefined && (
            <Typography role="alert" variant="body2" sx={{ color: 'error.main' }}>
              {trouble}
            </Typography>
          )}
        </Box>
        <Box sx={{ overflow: 'auto', p: 2 }} tabIndex={0} role="group" aria-label={t('mergeCompare')}>
          {comparison ? <CompareCases own={own} candidate={comparison} /> : <EmptyState title={t('mergeChoose')} />}
        </Box>
      </DialogContent>
      {(stale || errors.general !== undefined) && (
        <Box sx={{ px: 3, pt: 1.5 }}>
          {stale && (
            <Typography role="alert" variant="body2" sx={{ color: 'warning.main', fontWeight: 600 }}>
              {t('stale')}
            </Typography>
          )}
          {errors.general !== undefined && <ErrorNote error={errors.general} />}
        </Box>
      )}
      <DialogActions sx={{ px: 3, py: 1.5 }}>
        <Typography variant="body2" sx={{ color: 'text.secondary', mr: 'auto' }}>
          {t('mergeHint')}
        </Typography>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {t('keys')}
        </Typography>
        <Button type="button" onClick={onCancel} disabled={busy}>
          {t('cancel')}
        </Button>
        <Button type="submit" variant="contained" disabled={busy || stale || into === ''} data-testid="confirm-merge">
          {busy ? t('sending') : t('mergeConfirm')}
        </Button>
      </DialogActions>
    </Box>
  );
};
