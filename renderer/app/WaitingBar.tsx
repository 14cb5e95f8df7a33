import { useEffect, useRef } from 'react';
import { Box, Button, Paper, Portal } from '@mui/material';
import type { WaitingCommand } from '../../preload/contract';
import { Kbd, useToast } from '../components';
import { announce, defineStrings, griddesk, NOTICES_ID, useNow, useShortcut, useWaiting } from '../kit';

const useStrings = defineStrings(
  'waiting',
  {
    'what.reject': '不予立案',
    'what.void': '作废',
    'what.dispatch': '派遣',
    'what.recall': '撤回任务',
    'what.complete': '任务完成',
    'what.decline': '退回任务',
    'what.reply': '答复',
    'what.escalate': '上报上级',
    'what.return': '退回下级',
    'what.supervise': '督办单',
    'what.explain': '督办回复',
    'what.extend': '延期',
    'what.suspend': '挂账',
    'what.resume': '恢复办理',
    'what.answer': '审批意见',
    'what.offer': '核查邀约',
    'what.verify': '核查结果',
    'what.close': '结案',
    'what.reopen': '重新立案',
    'what.other': '操作',
    to: '{{what}}（{{names}}）',
    left: '{{seconds}} 秒后发出',
    more: '另有 {{count}} 项待发出',
    undo: '撤回',
    now: '立即发出',
    undoKey: '撤回待发出的操作',
    undone: '已撤回，如同未曾操作。',
    left2: '已经发出，不能撤回；请用相反的操作（撤回任务、重新立案等）。',
    said: '{{text}}。{{seconds}} 秒内可按 Ctrl+Z 撤回。',
    group: '案卷',
  },
  {
    'what.reject': 'Reject',
    'what.void': 'Void',
    'what.dispatch': 'Dispatch',
    'what.recall': 'Recall task',
    'what.complete': 'Task completed',
    'what.decline': 'Task declined',
    'what.reply': 'Reply',
    'what.escalate': 'Escalate',
    'what.return': 'Return',
    'what.supervise': 'Supervision slip',
    'what.explain': 'Answer to a slip',
    'what.extend': 'Extension',
    'what.suspend': 'Suspend',
    'what.resume': 'Resume',
    'what.answer': 'Decision',
    'what.offer': 'Check offered',
    'what.verify': 'Result of the check',
    'what.close': 'Close',
    'what.reopen': 'Reopen',
    'what.other': 'Act',
    to: '{{what}} ({{names}})',
    left: 'leaves in {{seconds}} s',
    more: '{{count}} more waiting',
    undo: 'Undo',
    now: 'Send now',
    undoKey: 'Undo what has not left yet',
    undone: 'Taken back, as if it had never been done.',
    left2: 'It has left and cannot be undone; use the opposite act (recall, reopen).',
    said: '{{text}}. Ctrl+Z undoes it within {{seconds}} seconds.',
    group: 'Case',
  },
);
type Strings = ReturnType<typeof useStrings>;

const LEAVING = [
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

const wordsOf = (t: Strings, { command, departments, number, title }: WaitingCommand): string => {
  const known = LEAVING.find((name) => name === command);
  const what = t(`what.${known ?? 'other'}`);
  return `${departments.length > 0 ? t('to', { what, names: departments.join('、') }) : what} · ${number} ${title}`;
};

/** What has been decided and has not left the house: the latest, with the time left, and how to take it back. */
export const WaitingBar = () => {
  const t = useStrings();
  const toast = useToast();
  const now = useNow();
  const waiting = useWaiting();
  const last = waiting.at(-1);
  const seconds = last ? Math.max(0, Math.ceil((last.until - now) / 1000)) : 0;
  const told = useRef<string>(undefined);
  useEffect(() => {
    if (!last || told.current === last.commandId) return;
    told.current = last.commandId;
    announce(t('said', { text: wordsOf(t, last), seconds }));
  }, [last, seconds, t]);
  const undo = () => {
    if (!last) return;
    void griddesk.cases.takeBack({ commandId: last.commandId }).then((answer) => toast({ message: t(answer.ok ? 'undone' : 'left2') }));
  };
  useShortcut('Ctrl+Z', undo, { when: last !== undefined, label: t('undoKey'), group: t('group') });
  if (!last) return null;
  return (
    <Portal container={() => document.getElementById(NOTICES_ID)}>
      <Paper
        elevation={6}
        data-testid="waiting-bar"
        data-command-id={last.commandId}
        sx={{
          position: 'fixed',
          left: 72,
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
          <Box sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{wordsOf(t, last)}</Box>
          <Box sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums', fontSize: '0.929rem' }}>
            {t('left', { seconds })}
            {waiting.length > 1 && ` · ${t('more', { count: waiting.length - 1 })}`}
          </Box>
        </Box>
        <Button size="small" onClick={undo} data-testid="waiting-undo" endIcon={<Kbd>Ctrl+Z</Kbd>} sx={{ flex: 'none' }}>
          {t('undo')}
        </Button>
        <Button
          size="small"
          color="inherit"
          onClick={() => void griddesk.cases.sendNow({ commandId: last.commandId })}
          data-testid="waiting-send-now"
          sx={{ flex: 'none' }}
        >
          {t('now')}
        </Button>
      </Paper>
    </Portal>
  );
};
