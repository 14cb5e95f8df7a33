import { memo, useCallback, useEffect, useRef, type RefObject } from 'react';
import { Box, Button, Typography } from '@mui/material';
import type { CaseAction, CaseRow } from '../../../preload/contract';
import { DraftMark, Kbd } from '../../components';
import { keyCap, letters, useHasDraft, useShortcut, useTerm } from '../../kit';
import { usualIn } from './focus-case';
import { useCaseStrings } from './strings';

/** Deciding first, then sending, then words, then time: the buttons stand in the same order in every state. */
const ORDER: readonly CaseAction[] = [
  'accept',
  'reject',
  'merge',
  'unmerge',
  'answer',
  'verify-pass',
  'verify-fail',
  'offer',
  'resume',
  'dispatch',
  'dispute',
  'mediate',
  'refile',
  'close',
  'request-closing',
  'reply',
  'note',
  'explain',
  'escalate',
  'return',
  'supervise',
  'extend',
  'request-extension',
  'suspend',
  'request-suspension',
  'transfer',
  'void',
  'request-voiding',
  'appeal',
  'reopen',
];

/** The act that usually comes next stands out; after another act the focus goes to it. */
const usual = (row: CaseRow): CaseAction | undefined =>
  (['accept', 'answer', 'verify-pass', 'resume', 'close', 'dispatch'] as const).find(
    (action) => row.actions.includes(action) && (action !== 'dispatch' || row.state === 'filed') && (action !== 'close' || row.verified),
  );

interface ButtonProps {
  readonly caseId: string;
  readonly action: CaseAction;
  readonly main: boolean;
  readonly open: boolean;
  readonly onAct: (action: CaseAction) => void;
}

/** One action with its letter, which works wherever the focus is, but not while somebody types. */
const ActionButton = memo(({ caseId, action, main, open, onAct }: ButtonProps) => {
  const term = useTerm();
  const t = useCaseStrings();
  const letter = letters[action];
  const drafted = useHasDraft(caseId, action);
  useShortcut(letter, () => onAct(action), { label: term('caseActions', action), group: t('group') });
  return (
    <Button
      variant={main ? 'contained' : 'outlined'}
      color={main ? 'primary' : 'secondary'}
      onClick={() => onAct(action)}
      aria-expanded={open}
      aria-keyshortcuts={letter === letter.toLowerCase() ? letter : `Shift+${letter}`}
      data-testid={`action-${action}`}
      data-usual={main || undefined}
      startIcon={drafted ? <DraftMark /> : undefined}
      endIcon={<Kbd>{keyCap(letter)}</Kbd>}
      sx={{
        px: 1,
        bgcolor: open && !main ? 'surface.chosen' : undefined,
        borderColor: main ? undefined : 'divider',
        '& .MuiButton-endIcon': { ml: 0.75, mr: 0 },
        '& .MuiButton-endIcon > kbd': {
          fontSize: '0.786rem',
          ...(main ? { bgcolor: 'transparent', color: 'inherit', borderColor: 'currentcolor' } : {}),
        },
      }}
    >
      {term('caseActions', action)}
    </Button>
  );
});
ActionButton.displayName = 'ActionButton';

/** The row follows an act a moment later, and with it the buttons; so long the focus stays where the work goes on. */
const FOLLOW_MS = 3000;

const useFocusNext = (bar: RefObject<HTMLElement | null>, finished: number, rev: number): void => {
  const follows = useRef(false);
  const focus = useCallback(() => (usualIn(bar.current?.closest('[data-case-id]')) ?? bar.current)?.focus(), [bar]);
  useEffect(() => {
    if (finished === 0) return undefined;
    focus();
    follows.current = true;
    const timer = setTimeout(() => {
      follows.current = false;
    }, FOLLOW_MS);
    return () => clearTimeout(timer);
  }, [finished, focus]);
  useEffect(() => {
    const here = document.activeElement;
    // A button that is gone has dropped the focus; whoever took it elsewhere keeps it there.
    if (follows.current && (here === document.body || bar.current?.contains(here))) focus();
  }, [rev, bar, focus]);
};

interface Props {
  readonly row: CaseRow;
  /** The act whose form is open. */
  readonly open: string | undefined;
  readonly onAct: (action: CaseAction) => void;
  /** Counts finished acts; each takes the focus to what comes next. */
  readonly finished: number;
}

/** Exactly what the row allows, nothing else. Recalling stands with its task. */
export const ActionBar = ({ row, open, onAct, finished }: Props) => {
  const t = useCaseStrings();
  const bar = useRef<HTMLDivElement>(null);
  const main = usual(row);
  useFocusNext(bar, finished, row.rev);
  const actions = ORDER.filter((action) => row.actions.includes(action));
  return (
    <Box
      ref={bar}
      data-acts
      tabIndex={-1}
      role="group"
      aria-label={t('actions')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, outline: 'none' }}
    >
      {actions.map((action) => (
        <ActionButton key={action} caseId={row.id} action={action} main={action === main} open={open === action} onAct={onAct} />
      ))}
      {actions.length === 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('noActions')}
        </Typography>
      )}
    </Box>
  );
};
