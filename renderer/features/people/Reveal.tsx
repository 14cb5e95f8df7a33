import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Box, Button, Chip, FormControlLabel, Radio, RadioGroup, TextField, Typography } from '@mui/material';
import { REVEAL_PURPOSES, type Revealed, type RevealPurpose } from '../../../preload/contract';
import { ErrorNote } from '../../components';
import { BridgeError, griddesk, useNow, useTerm, valueOf } from '../../kit';
import { useCase } from '../../replica';
import { forget, hold, revealed, shownNow, watch } from './reveal-store';
import { useRevealStrings } from './reveal-strings';

/** One field in full. The text goes straight into the document, so that nothing else keeps it. */
const Told = ({ of }: { readonly of: (fields: Revealed) => string }) => {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = place.current;
    const fields = revealed();
    if (element && fields) element.textContent = of(fields);
    return () => {
      if (element) element.textContent = '';
    };
  });
  return <span ref={place} />;
};

const FIELDS = {
  name: (fields: Revealed) => fields.name,
  phone: (fields: Revealed) => fields.phone ?? '–',
  idNumber: (fields: Revealed) => fields.idNumber,
  birthDate: (fields: Revealed) => fields.birthDate,
  address: (fields: Revealed) => fields.address,
  guardians: (fields: Revealed) => fields.guardians.map(({ name, phone, relation }) => `${relation} ${name} ${phone}`).join('；') || '–',
  notes: (fields: Revealed) => fields.notes.join('；') || '–',
} as const;

const Shown = ({ until }: { readonly until: number }) => {
  const t = useRevealStrings();
  const now = useNow(1000);
  return (
    <Box data-testid="revealed" sx={{ border: 2, borderColor: 'warning.main', borderRadius: 1, p: 1, bgcolor: 'background.paper' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 0.5 }}>
        <Typography role="status" variant="body2" sx={{ fontWeight: 600, color: 'warning.main', mr: 'auto' }}>
          {t('left', { count: Math.min(60, Math.max(0, Math.ceil((until - now) / 1000))) })}
        </Typography>
        <Button variant="outlined" onClick={forget}>
          {t('hide')}
        </Button>
      </Box>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', columnGap: 1.5, rowGap: 0.25 }}>
        {(Object.keys(FIELDS) as (keyof typeof FIELDS)[]).map((field) => (
          <Box key={field} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {t(field)}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
              <Told of={FIELDS[field]} />
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
};

/** The fields in full, for a stated purpose and a minute. What is asked and why is written down before anything shows. */
export const Reveal = ({ personId, caseId }: { readonly personId: string; readonly caseId: string | undefined }) => {
  const t = useRevealStrings();
  const term = useTerm();
  const number = useCase(caseId)?.number;
  const [open, setOpen] = useState(false);
  const [purpose, setPurpose] = useState<RevealPurpose>(caseId === undefined ? 'visit' : 'case');
  const [words, setWords] = useState('');
  const [error, setError] = useState<unknown>();
  const [empty, setEmpty] = useState(false);
  const [shownId, until] = useSyncExternalStore(watch, shownNow).split(' ');
  useEffect(() => forget, [personId]);
  const ask = async () => {
    setEmpty(words.trim() === '');
    if (words.trim() === '') return;
    try {
      hold(
        await valueOf(
          griddesk.people.reveal({
            personId,
            purpose,
            words: words.trim(),
            ...(purpose === 'case' && caseId !== undefined ? { caseId } : {}),
          }),
        ),
      );
      setOpen(false);
      setWords('');
      setError(undefined);
    } catch (refused) {
      setError(refused);
    }
  };
  if (shownId === personId) return <Shown until={Number(until)} />;
  if (!open)
    return (
      <Button variant="outlined" color="secondary" data-testid="reveal" onClick={() => setOpen(true)} sx={{ justifySelf: 'start' }}>
        {t('reveal')}
      </Button>
    );
  return (
    <Box
      component="form"
      aria-label={t('reveal')}
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setOpen(false);
      }}
      sx={{ display: 'grid', gap: 1, border: 1, borderColor: 'divider', borderRadius: 1, p: 1, bgcolor: 'background.paper' }}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('explain')}
      </Typography>
      <RadioGroup row aria-label={t('purpose')} value={purpose} onChange={(event) => setPurpose(event.target.value as RevealPurpose)}>
        {REVEAL_PURPOSES.filter((one) => one !== 'case' || caseId !== undefined).map((one) => (
          <FormControlLabel
            key={one}
            value={one}
            label={one === 'case' && number !== undefined ? `${term('revealPurposes', one)} ${number}` : term('revealPurposes', one)}
            control={<Radio size="small" sx={{ py: 0.25 }} />}
          />
        ))}
      </RadioGroup>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
        {([t('offer1'), t('offer2'), t('offer3')] as const).map((offer) => (
          <Chip key={offer} label={offer} variant="outlined" clickable onClick={() => setWords(offer)} />
        ))}
      </Box>
      <TextField
        autoFocus
        label={t('words')}
        value={words}
        error={empty && words.trim() === ''}
        helperText={empty && words.trim() === '' ? t('wordsNeeded') : undefined}
        onChange={(event) => setWords(event.target.value)}
        slotProps={{ htmlInput: { 'data-testid': 'reveal-reason', maxLength: 500 } }}
      />
      {error instanceof BridgeError && error.error.code === 'limit-reached' ? (
        <Typography role="alert" variant="body2" sx={{ color: 'error.main' }}>
          {t('limit', { count: Number(error.error.details?.['limit'] ?? 0) })}
        </Typography>
      ) : (
        error !== undefined && <ErrorNote error={error} />
      )}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained" data-testid="reveal-confirm">
          {t('confirm')}
        </Button>
        <Button type="button" onClick={() => setOpen(false)}>
          {t('cancel')}
        </Button>
      </Box>
    </Box>
  );
};
