import { useState } from 'react';
import { Box, Button, Link, Stack, Typography } from '@mui/material';
import { ERROR_CODES, fail, isEventType, type AttentionRow } from '../../../preload/contract';
import { ErrorNote, useErrorWords, useToast } from '../../components';
import { BridgeError, griddesk, markOwnAct, useFormat, useNow, valueOf } from '../../kit';
import { useCommandWord } from './command-words';
import { useEventWords } from './event-words';
import { useAttentionStrings } from './strings';

const errorOf = (reason: string): BridgeError => {
  const code = ERROR_CODES.find((known) => known === reason) ?? 'wrong-state';
  const refusal = fail(code, reason);
  return new BridgeError(refusal.ok ? { code, message: reason } : refusal.error);
};

interface Props {
  readonly row: AttentionRow;
  readonly onOpen: (row: AttentionRow) => void;
}

/** One act that came too late: what it was, what happened instead and by whom, and the operator's own words. */
export const AttentionItem = ({ row, onOpen }: Props) => {
  const t = useAttentionStrings();
  const commandWord = useCommandWord();
  const eventWord = useEventWords();
  const toast = useToast();
  const errorWords = useErrorWords();
  const format = useFormat();
  const now = useNow(60_000);
  const [busy, setBusy] = useState<'again' | 'dismiss'>();
  const [error, setError] = useState<unknown>();

  const settle = async (how: 'again' | 'dismiss') => {
    setBusy(how);
    setError(undefined);
    if (how === 'again' && row.caseId !== undefined) markOwnAct(row.caseId);
    try {
      await valueOf(griddesk.attention.settle({ id: row.id, how }));
      toast({ message: t(how === 'again' ? 'againDone' : 'dismissed') });
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(undefined);
    }
  };
  const copy = async () => {
    await navigator.clipboard.writeText(row.words ?? '');
    toast({ message: t('copied') });
  };
  const happened = row.insteadType && isEventType(row.insteadType) ? eventWord(row.insteadType) : t('insteadUnknown');
  // What is said of somebody in care stands for itself: nothing happened instead, the platform does not take it.
  const ofPerson = row.personId !== undefined;
  const facts = [
    [t('you'), commandWord(row.command)],
    ...(ofPerson ? [] : [[t('instead'), row.insteadBy ? t('insteadBy', { what: happened, who: row.insteadBy }) : happened] as const]),
    [t('reason'), ofPerson ? t('careReason') : errorWords(errorOf(row.reason)).what],
  ] as const;
  return (
    <Box
      component="li"
      data-testid="attention-item"
      data-case-id={row.caseId}
      data-person-id={row.personId}
      sx={{ listStyle: 'none', border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5 }}
    >
      <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}>
        <Link
          component="button"
          underline="hover"
          onClick={() => onOpen(row)}
          sx={{ fontWeight: 600, textAlign: 'left', fontSize: '1rem' }}
        >
          {row.number} {row.title}
        </Link>
        <Typography variant="body2" noWrap sx={{ color: 'text.secondary' }}>
          {format.when(row.at, now)}
        </Typography>
      </Stack>
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 1.5, rowGap: 0.25, my: 1 }}>
        {facts.map(([name, value]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {name}
            </Box>
            <Box component="dd" sx={{ m: 0 }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
      {row.words && (
        <Box sx={{ bgcolor: 'surface.sunken', borderRadius: 0.5, p: 1, mb: 1 }}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center' }}>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {t('words')}
            </Typography>
            <Button onClick={() => void copy()}>{t('copy')}</Button>
          </Stack>
          <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', userSelect: 'text' }}>{row.words}</Typography>
        </Box>
      )}
      {error !== undefined && <ErrorNote error={error} />}
      <Stack direction="row" sx={{ gap: 1, mt: 1 }}>
        <Button variant="outlined" loading={busy === 'again'} onClick={() => void settle('again')} data-testid="attention-again">
          {t(ofPerson ? 'careAgain' : 'again')}
        </Button>
        <Button loading={busy === 'dismiss'} onClick={() => void settle('dismiss')} data-testid="attention-dismiss">
          {t('dismiss')}
        </Button>
      </Stack>
    </Box>
  );
};
