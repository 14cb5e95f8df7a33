import { useEffect, useRef, useState } from 'react';
import { Box, Button, Typography } from '@mui/material';
import { CASE_ACTIONS, type CaseAction, type CaseRow, type TaskAction } from '../../../../preload/contract';
import { DraftMark, Kbd } from '../../../components';
import { announce, keyCap, letters, useHasDraft, useShortcut, useTerm } from '../../../kit';
import { offered, type BulkAction } from './acts';
import { clearMarks, markOnly } from './marks';
import { Outcomes, wasRefused } from './Outcomes';
import { useTriageStrings } from './strings';
import { TriageForm } from './TriageForm';
import { useBulk } from './use-bulk';

const ALL_LETTERS = Object.keys(letters) as (CaseAction | TaskAction)[];
const isOfCase = (action: CaseAction | TaskAction): action is CaseAction => (CASE_ACTIONS as readonly string[]).includes(action);

interface LetterProps {
  readonly action: CaseAction | TaskAction;
  readonly allowed: boolean;
  readonly onAct: (action: BulkAction) => void;
}

/** While cases are chosen every letter is about them: one that not all allow does nothing to the case that stands open. */
const Letter = ({ action, allowed, onAct }: LetterProps) => {
  const t = useTriageStrings();
  const term = useTerm();
  const word = isOfCase(action) ? term('caseActions', action) : term('taskActions', action);
  const press = () => (allowed ? onAct(action as BulkAction) : announce(t('notForAll', { action: word }), 'assertive'));
  useShortcut(letters[action], press, { first: true, ...(allowed ? { label: word, group: t('group') } : {}) });
  return null;
};

const ActButton = ({ action, open, onAct }: { action: BulkAction; open: boolean; onAct: (action: BulkAction) => void }) => {
  const term = useTerm();
  const letter = letters[action];
  return (
    <Button
      variant="outlined"
      color="secondary"
      aria-expanded={open}
      aria-keyshortcuts={letter === letter.toLowerCase() ? letter : `Shift+${letter}`}
      data-testid={`triage-${action}`}
      onClick={() => onAct(action)}
      startIcon={useHasDraft('triage', action) ? <DraftMark /> : undefined}
      endIcon={<Kbd>{keyCap(letter)}</Kbd>}
      sx={{
        px: 1,
        borderColor: 'divider',
        bgcolor: open ? 'surface.chosen' : undefined,
        '& .MuiButton-endIcon': { ml: 0.75, mr: 0 },
        '& .MuiButton-endIcon > kbd': { fontSize: '0.786rem' },
      }}
    >
      {term('caseActions', action)}
    </Button>
  );
};

interface Props {
  /** The chosen ones among what the list shows, in its order. */
  readonly marked: readonly CaseRow[];
  readonly onOpen: (caseId: string) => void;
  readonly onBack: () => void;
}

/** Below the list, so that no row moves: how many are chosen, what all of them allow, and how it went. 批量办理 */
export const TriageBar = ({ marked, onOpen, onBack }: Props) => {
  const t = useTriageStrings();
  const [acting, setActing] = useState<BulkAction>();
  const { run, start, forget } = useBulk();
  const actions = offered(marked);
  const count = marked.length;
  const told = useRef(0);
  useEffect(() => {
    if (told.current !== count) announce(t('marked', { count }));
    told.current = count;
    if (count === 0) setActing(undefined);
  }, [count, t]);
  const end = () => {
    forget();
    clearMarks();
    onBack();
  };
  useShortcut('Escape', end, { when: count > 0 || run !== undefined, first: true, label: t('clear'), group: t('group') });
  const open = (action: BulkAction) => {
    forget();
    setActing((before) => (before === action ? undefined : action));
  };
  if (count === 0 && !run) return null;
  return (
    <Box
      component="section"
      aria-label={t('title')}
      data-testid="triage"
      data-count={count}
      sx={{
        display: 'grid',
        gap: 1,
        px: 1,
        py: 0.75,
        borderTop: 1,
        borderColor: 'divider',
        bgcolor: 'surface.bar',
        maxHeight: '60%',
        overflowY: 'auto',
      }}
    >
      {count > 0 &&
        ALL_LETTERS.map((action) => (
          <Letter key={action} action={action} allowed={(actions as readonly string[]).includes(action)} onAct={open} />
        ))}
      {count > 0 && (
        <Box role="toolbar" aria-label={t('title')} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.75 }}>
          <Typography data-testid="triage-count" sx={{ fontWeight: 600, mr: 0.5, whiteSpace: 'nowrap' }}>
            {t('marked', { count })}
          </Typography>
          {actions.map((action) => (
            <ActButton key={action} action={action} open={acting === action} onAct={open} />
          ))}
          {actions.length === 0 && (
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {t('nothing')}
            </Typography>
          )}
          <Button onClick={end} endIcon={<Kbd>Esc</Kbd>} data-testid="triage-clear" sx={{ ml: 'auto' }}>
            {t('clear')}
          </Button>
        </Box>
      )}
      {acting && actions.includes(acting) && (
        <TriageForm
          key={acting}
          action={acting}
          rows={marked}
          onCancel={() => {
            setActing(undefined);
            onBack();
          }}
          onSubmit={(choice) => {
            setActing(undefined);
            onBack();
            // What was refused stays chosen: it is what the operator looks at next.
            void start(acting, marked, choice).then((outcomes) => markOnly(outcomes.filter(wasRefused).map(({ caseId }) => caseId)));
          }}
        />
      )}
      {run && <Outcomes run={run} onOpen={onOpen} onClose={end} />}
    </Box>
  );
};
