import { memo, useCallback, useEffect, useId, useRef, useState } from 'react';
import { Box } from '@mui/material';
import type { CaseAction, TaskRow } from '../../../preload/contract';
import { EmptyState, ErrorNote } from '../../components';
import { griddesk, useDraft, useLook, useSettings, useShortcut } from '../../kit';
import { ActionBar } from './ActionBar';
import { CarePeople } from './CarePeople';
import { CaseDuty } from './CaseDuty';
import { CaseFacts } from './CaseFacts';
import { CaseHead } from './CaseHead';
import { DisputeFacts, SettledNote, TransferFacts } from './dispute/DisputeFacts';
import { DispatchDialog } from './dispatch/DispatchDialog';
import { Candidates } from './duplicates/Candidates';
import { MergedCases } from './duplicates/MergedCases';
import { ActiveForm, type Act } from './forms/ActiveForm';
import { StaleContext } from './forms/stale';
import type { FormProps } from './forms/types';
import { focusCase } from './focus-case';
import { Photos } from './Photos';
import { Section } from './Section';
import { useCaseStrings } from './strings';
import { Requests, Slips } from './Supervision';
import { Tasks, type TaskAct } from './Tasks';
import { Timeline } from './timeline/Timeline';
import { useOfferUndo } from './undo';
import { useBody } from './use-body';
import { useDetail, type DetailView } from './use-detail';
import { useKeptFocus } from './use-kept-focus';
import { useSend } from './use-send';

export interface Props {
  readonly caseId: string;
  readonly onClose: () => void;
  readonly onOpen: (caseId: string) => void;
  /** Brings the map into view; absent where it is in sight. */
  readonly onShowOnMap?: (caseId: string) => void;
  /** Leads to the card of somebody in care; absent where the window has none. */
  readonly onShowPerson?: (personId: string, ofCase: string) => void;
}

/** A case: what happened, where, who works on it, and what may be done now. What another seat read of it is not kept. */
export const CasePanel = (props: Props) => {
  const { area, role, departmentId, operatorId } = useSettings().seat;
  return <SeatedPanel key={`${area} ${role} ${departmentId ?? ''} ${operatorId}`} {...props} />;
};

const SeatedPanel = (props: Props) => {
  const t = useCaseStrings();
  const view = useDetail(props.caseId);
  const { row, error } = view;
  useLook(props.caseId);
  useShortcut('Escape', props.onClose, { label: t('closeKey'), group: t('group') });
  useEffect(() => {
    if (row?.unread || row?.alert) void griddesk.cases.markRead({ caseId: row.id });
  }, [row?.id, row?.unread, row?.alert, row?.rev]);
  if (!row) {
    return error === undefined ? (
      <EmptyState title={t('loading')} />
    ) : (
      <EmptyState title={t('failed')} action={<ErrorNote error={error} onRetry={view.reload} />} />
    );
  }
  return <Panel key={row.id} {...props} {...view} row={row} />;
};

type PanelProps = Props & DetailView & { readonly row: NonNullable<DetailView['row']> };

const Panel = memo(({ row, detail, error, reload, onClose, onOpen, onShowOnMap, onShowPerson }: PanelProps) => {
  const t = useCaseStrings();
  const body = useBody(row);
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  useKeptFocus(panel);
  const [act, setAct] = useState<Act>();
  const [finished, setFinished] = useState(0);
  const offerUndo = useOfferUndo(row.id);
  const { busy, error: refused, send } = useSend(row.id);
  const [, chooseMerge] = useDraft(row.id, 'merge', { into: '' });

  const task = act?.task && row.tasks.find((candidate) => candidate.taskId === act.task?.taskId);
  const allowed =
    act !== undefined &&
    (act.task
      ? (task?.actions as readonly string[] | undefined)?.includes(act.action)
      : (row.actions as readonly string[]).includes(act.action));
  const form: FormProps = {
    row,
    detail,
    onCancel: () => {
      setAct(undefined);
      setFinished((before) => before + 1);
    },
    onDone: (action, about) => {
      setAct(undefined);
      if (about?.into !== undefined) {
        // This case is worked on no longer: the work goes on with the one it went into.
        onOpen(about.into);
        focusCase(about.into);
        return;
      }
      setFinished((before) => before + 1);
      offerUndo(action, about?.departments);
    },
  };
  const open = useCallback(
    (action: CaseAction) => setAct((before) => (before?.action === action && action !== 'dispatch' ? undefined : { action })),
    [],
  );
  const openTask = useCallback(
    (action: TaskAct, chosen: TaskRow): void => {
      if (action !== 'acknowledge' && action !== 'arrive') return setAct({ action, task: chosen });
      void send(action, { taskId: chosen.taskId }).then((done) => done && setFinished((before) => before + 1));
    },
    [send],
  );
  const merge = (into: string) => {
    chooseMerge({ into });
    setAct({ action: 'merge', into });
  };
  // For who carries out a task, the task comes first.
  const mine = row.tasks.some((candidate) => candidate.actions.some((action) => action !== 'recall'));
  const tasks = <Tasks row={body} busy={busy} onAct={openTask} />;
  return (
    <Box
      component="article"
      ref={panel}
      aria-labelledby={titleId}
      data-testid="case-panel"
      data-case-id={row.id}
      data-state={row.state}
      sx={{ height: '100%', display: 'flex', flexDirection: 'column', bgcolor: 'background.paper' }}
    >
      <CaseHead row={row} titleId={titleId} onClose={onClose} onOpen={onOpen} />
      <Box sx={{ px: 2, pb: 1.25 }}>
        <ActionBar row={row} open={act?.action} onAct={open} finished={finished} />
      </Box>
      <Box tabIndex={0} role="group" aria-label={t('panel', { number: row.number })} sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
        <Box sx={{ px: 2 }}>
          {act && act.action !== 'dispatch' && (
            <Box sx={{ pb: 1.5 }}>
              <StaleContext value={!allowed}>
                <ActiveForm key={`${act.action} ${act.task?.taskId ?? ''} ${act.into ?? ''}`} act={act} {...form} />
              </StaleContext>
            </Box>
          )}
          {refused !== undefined && (
            <Box sx={{ pb: 1.5 }}>
              <ErrorNote error={refused} />
            </Box>
          )}
          {error !== undefined && (
            <Box sx={{ pb: 1.5 }}>
              <ErrorNote error={error} onRetry={reload} />
            </Box>
          )}
        </Box>
        {act?.action !== 'answer' && <Requests row={row} />}
        {mine && tasks}
        <Slips row={row} />
        <CaseDuty row={row} />
        <SettledNote row={row} />
        <TransferFacts row={row} />
        <DisputeFacts row={row} />
        <CaseFacts row={body} onShowOnMap={onShowOnMap} />
        <CarePeople row={body} onOpen={onShowPerson} />
        {row.media.length > 0 && (
          <Section title={t('photos')}>
            <Photos ids={body.media} />
          </Section>
        )}
        {!mine && tasks}
        <Candidates candidates={detail?.candidates ?? []} onOpen={onOpen} onCompare={row.actions.includes('merge') ? merge : undefined} />
        <MergedCases merged={detail?.merged ?? []} onOpen={onOpen} />
        <Timeline entries={detail?.timeline} {...(detail ? { merged: detail.merged } : {})} />
      </Box>
      {act?.action === 'dispatch' && (
        <StaleContext value={!allowed}>
          <DispatchWhenRead {...form} />
        </StaleContext>
      )}
    </Box>
  );
});
Panel.displayName = 'Panel';

/** What is proposed comes with the detail; right after filing that is a moment behind the row. Once open it stays. */
const DispatchWhenRead = (form: FormProps) => {
  const [read, setRead] = useState(false);
  const current = form.detail !== undefined && form.detail.row.rev >= form.row.rev;
  if (current && !read) setRead(true);
  return read ? <DispatchDialog {...form} /> : null;
};
