import { useEffect, useState } from 'react';
import { Radio, RadioGroup, FormControlLabel, TextField, Typography, FormControl, FormLabel, FormHelperText } from '@mui/material';
import { isOpen } from '../../../../preload/contract';
import { griddesk, useDraft, useFormat } from '../../../kit';
import { useSend } from '../use-send';
import { fieldErrors } from './field-errors';
import { FormFrame } from './FormFrame';
import { useFormStrings } from './strings';
import type { FormProps } from './types';

interface Candidate {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly aside: string;
}

/** Open cases that the words find, this one left out; asks main shortly after the last key. */
const useFound = (caseId: string, words: string): readonly Candidate[] | undefined => {
  const [found, setFound] = useState<readonly Candidate[]>();
  useEffect(() => {
    if (words.trim() === '') {
      setFound(undefined);
      return;
    }
    let current = true;
    const timer = setTimeout(async () => {
      const answer = await griddesk.cases.search({ text: words, limit: 10 });
      if (!current || !answer.ok) return;
      setFound(
        answer.value
          .filter((row) => row.id !== caseId && isOpen(row.state))
          .map((row) => ({ id: row.id, number: row.number, title: row.title, aside: row.villageName })),
      );
    }, 150);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [caseId, words]);
  return found;
};

/** The same matter reported again goes into the first case: chosen among those close by, or found by words. */
export const MergeForm = ({ row, detail, onDone, onCancel }: FormProps) => {
  const t = useFormStrings();
  const format = useFormat();
  const { busy, error, send } = useSend(row.id);
  const nearby = (detail?.nearby ?? []).map(({ caseId, number, title, metres }) => ({
    id: caseId,
    number,
    title,
    aside: format.distance(metres),
  }));
  const [draft, change, forget] = useDraft(row.id, 'merge', { into: nearby[0]?.id ?? '', words: '' });
  const found = useFound(row.id, draft.words);
  const [tried, setTried] = useState(false);
  const errors = fieldErrors(error, ['into'], t);
  const shown = found ?? nearby;
  const into = shown.some((candidate) => candidate.id === draft.into) ? draft.into : '';
  const trouble = errors.of('into') ?? (tried && into === '' ? t('choose') : undefined);
  const submit = async () => {
    setTried(true);
    if (into === '' || !(await send('merge', { into }))) return;
    forget();
    onDone('merge');
  };
  return (
    <FormFrame
      action="merge"
      title={t('mergeTitle')}
      confirm={t('mergeConfirm')}
      busy={busy}
      error={errors.general}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
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
        <FormControl error={trouble !== undefined}>
          <FormLabel id="merge-candidates" sx={{ fontSize: '0.857rem' }}>
            {t(found ? 'mergeFound' : 'mergeNearby')}
          </FormLabel>
          <RadioGroup aria-labelledby="merge-candidates" value={into} onChange={(event) => change({ into: event.target.value })}>
            {shown.map((candidate) => (
              <FormControlLabel
                key={candidate.id}
                value={candidate.id}
                control={<Radio size="small" sx={{ py: 0.25 }} />}
                label={`${candidate.number}　${candidate.title}　${candidate.aside}`}
              />
            ))}
          </RadioGroup>
          {trouble !== undefined && <FormHelperText>{trouble}</FormHelperText>}
        </FormControl>
      )}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('mergeHint')}
      </Typography>
    </FormFrame>
  );
};
