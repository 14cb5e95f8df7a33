import { useCallback, useEffect, useRef } from 'react';
import { Box, Button, Paper, Portal } from '@mui/material';
import type { WaitingCommand } from '../../preload/contract';
import { Kbd, useErrorWords, useToast } from '../components';
import { announce, BridgeError, griddesk, NOTICES_ID, rememberAct, useFormat, useNow, useShortcut, useWaiting, valueOf } from '../kit';
import { useDirectory } from '../replica';
import { useLateUndo } from './use-late-undo';
import { useWaitingStrings } from './waiting-strings';

type Strings = ReturnType<typeof useWaitingStrings>;

const LEAVING = [
  'merge',
  'reject',
  'void',
  'dispatch',
  'recall',
  'complete',
  'decline',
  'reply',
  'escalate',
  'return',
  'supervise',
  'explain',
  'extend',
  'suspend',
  'resume',
  'answer',
  'offer',
  'verify',
  'close',
  'reopen',
] as const;

const wordsOf = (t: Strings, { command, number, title }: WaitingCommand, names: string): string => {
  const known = LEAVING.find((name) => name === command);
  const what = t(`what.${known ?? 'other'}`);
  return `${names === '' ? what : t('to', { what, names })} · ${number} ${title}`;
};

/** What has been decided and has not left the house: the latest, with the time left, and how to take it back. */
export const WaitingBar = () => {
  const t = useWaitingStrings();
  const toast = useToast();
  const wordsFor = useErrorWords();
  const format = useFormat();
  const now = useNow();
  const waiting = useWaiting();
  const { departments } = useDirectory();
  const last = waiting.at(-1);
  const text = last ? wordsOf(t, last, format.names(last.departments.map((id) => departments.get(id)?.name ?? id))) : '';
  const seconds = last ? Math.max(0, Math.floor((last.until - now) / 1000)) : 0;
  const told = useRef<string>(undefined);
  useEffect(() => {
    if (!last || told.current === last.commandId) return;
    told.current = last.commandId;
    announce(t('said', { text, seconds }));
  }, [last, text, seconds, t]);
  const refused = (error: unknown) => {
    const { what, safe } = wordsFor(error);
    toast({ message: error instanceof BridgeError && error.error.code === 'wrong-state' ? t('gone') : `${what} ${safe}` });
  };
  const undo = () => {
    if (last)
      valueOf(griddesk.cases.takeBack({ commandId: last.commandId })).then(() => {
        rememberAct(undefined);
        toast({ message: t('undone') });
      }, refused);
  };
  const sendNow = ({ commandId }: WaitingCommand) => void valueOf(griddesk.cases.sendNow({ commandId })).catch(refused);
  const nameOf = useCallback((command: string) => t(`what.${LEAVING.find((name) => name === command) ?? 'other'}`), [t]);
  const late = useLateUndo(waiting, nameOf);
  useShortcut('Ctrl+Z', last ? undo : late, { label: t('undoKey'), group: t('group') });
  if (!last) return null;
  return (
    <Portal container={() => document.getElementById(NOTICES_ID)}>
      <Paper
        elevation={6}
        data-testid="waiting-bar"
        data-command-id={last.commandId}
        sx={{
          position: 'fixed',
          // Below the case, not below the list: there the bar for several cases stands.
          right: 24,
          bottom: 40,
          zIndex: 'snackbar',
          maxWidth: 'min(640px, calc(100vw - 144px))',
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          px: 2,
          py: 0.75,
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          <Box sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{text}</Box>
          <Box sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums', fontSize: '0.929rem' }}>
            {t('left', { seconds })}
            {waiting.length > 1 && ` · ${t('more', { count: waiting.length - 1 })}`}
          </Box>
        </Box>
        <Button size="small" onClick={undo} data-testid="waiting-undo" endIcon={<Kbd>Ctrl+Z</Kbd>} sx={{ flex: 'none' }}>
          {t('undo')}
        </Button>
        <Button size="small" color="inherit" onClick={() => sendNow(last)} data-testid="waiting-send-now" sx={{ flex: 'none' }}>
          {t('now')}
        </Button>
      </Paper>
    </Portal>
  );
};
