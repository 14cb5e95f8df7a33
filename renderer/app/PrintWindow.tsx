import { lazy, Suspense, useCallback, useState } from 'react';
import { Box, Button, GlobalStyles, Typography } from '@mui/material';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import SaveIcon from '@mui/icons-material/SaveAltOutlined';
import type { Output, Paper, ReportOf } from '../../preload/contract';
import { EmptyState, ErrorNote, Kbd } from '../components';
import { CasePaper, isCasePaper } from '../features/case';
import { HandoverPaper } from '../features/handover';
import { griddesk, NOTICES_ID, useSettings, useShortcut, useTerm, valueOf } from '../kit';
import { HANDOVER_ROLES } from './handover-roles';
import { SideWindow } from './SideWindow';
import { usePrintStrings } from './print-strings';

export interface Props {
  readonly paper: Paper;
  readonly caseId?: string | undefined;
  readonly report?: ReportOf | undefined;
  readonly broadcastId?: string | undefined;
  readonly area?: string | undefined;
  readonly memberId?: string | undefined;
}

const EvaluationPaper = lazy(async () => ({ default: (await import('../features/evaluation')).EvaluationPaper }));
const MobilisePaper = lazy(async () => ({ default: (await import('../features/mobilise')).MobilisePaper }));

/** On paper there is the paper and nothing else, each sheet with its own margins. */
const paperOnly = (size: string) => ({
  '@page': { size, margin: 0 },
  '@media print': {
    'html, body, #root': { height: 'auto !important', overflow: 'visible !important', backgroundColor: '#fff !important' },
    [`[data-not-printed], #${NOTICES_ID}, main > h1`]: { display: 'none !important' },
    '[data-printed]': {
      display: 'block !important',
      position: 'static !important',
      overflow: 'visible !important',
      height: 'auto !important',
      padding: '0 !important',
    },
  },
});

/** What hangs on a wall is A3; main prints these by the same sizes. */
const SIZES: Partial<Record<Paper, string>> = { 'grid-board': 'A3 landscape', 'public-notice': 'A3 portrait' };
const PEOPLE_PAPERS: readonly Paper[] = ['grid-board', 'work-card', 'contact-card', 'public-notice'];

/** Printed a few times a year: its code comes when it is asked for. */
const PeoplePaper = lazy(async () => ({ default: (await import('../features/roster-papers')).PeoplePaper }));

const READY = '[data-testid=paper][data-status=ready]';
const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Resolves when what was set is laid out and drawn; false: there is no paper. */
const laidOut = async (): Promise<boolean> => {
  for (let tries = 0; tries < 300; tries += 1) {
    await frame();
    await frame();
    if (document.querySelector(READY)) return true;
    if (!document.querySelector('[data-testid=paper]')) return false;
  }
  return false;
};

/** The sheets as they come out of the printer, with the two ways out of the house above them. */
export const PrintWindow = ({ paper, caseId, report, broadcastId, area, memberId }: Props) => {
  const t = usePrintStrings();
  const term = useTerm();
  const [at, setAt] = useState(() => Date.now());
  const [busy, setBusy] = useState(false);
  const [left, setLeft] = useState<{
    readonly how: 'print' | 'save';
    readonly outcome?: Output<'paper.print'>['outcome'];
    readonly error?: unknown;
  }>();
  const leave = useCallback(
    async (how: 'print' | 'save') => {
      setBusy(true);
      // The time on the paper is the time it was printed.
      setAt(Date.now());
      try {
        if (!(await laidOut())) return;
        const { outcome } = await valueOf(
          griddesk.paper[how]({
            paper,
            ...(caseId === undefined ? {} : { caseId }),
            ...(report ? { report } : {}),
            ...(broadcastId === undefined ? {} : { broadcastId }),
            ...(area === undefined ? {} : { area }),
            ...(memberId === undefined ? {} : { memberId }),
          }),
        );
        setLeft({ how, outcome });
      } catch (error) {
        setLeft({ how, error });
      } finally {
        setBusy(false);
      }
    },
    [paper, caseId, report, broadcastId, area, memberId],
  );
  const group = t('group');
  useShortcut('Ctrl+P', () => void leave('print'), { label: t('print'), group });
  useShortcut('Ctrl+S', () => void leave('save'), { label: t('save'), group });
  useShortcut('Escape', () => window.close(), { label: t('close'), group });
  return (
    <SideWindow title={term('papers', paper)}>
      <GlobalStyles styles={paperOnly(SIZES[paper] ?? 'A4')} />
      <Box data-printed sx={{ height: '100%', display: 'flex', flexDirection: 'column', bgcolor: 'surface.bar' }}>
        <Box
          data-not-printed
          role="toolbar"
          aria-label={group}
          sx={{
            display: 'flex',
            alignItems: 'center',
            flexWrap: 'wrap',
            gap: 1,
            px: 2,
            py: 1,
            bgcolor: 'background.paper',
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          <Typography component="h2" variant="h2" sx={{ mr: 'auto' }}>
            {term('papers', paper)}
          </Typography>
          <Button
            variant="contained"
            autoFocus
            disabled={busy}
            startIcon={<PrintIcon />}
            endIcon={<Kbd>Ctrl+P</Kbd>}
            onClick={() => void leave('print')}
            data-testid="paper-print"
          >
            {t('print')}
          </Button>
          <Button
            variant="outlined"
            disabled={busy}
            startIcon={<SaveIcon />}
            endIcon={<Kbd>Ctrl+S</Kbd>}
            onClick={() => void leave('save')}
            data-testid="paper-save"
          >
            {t('save')}
          </Button>
          <Button endIcon={<Kbd>Esc</Kbd>} onClick={() => window.close()}>
            {t('close')}
          </Button>
          <Typography
            role="status"
            variant="body2"
            data-testid="paper-outcome"
            sx={{ flexBasis: '100%', color: 'text.secondary', '&:empty': { display: 'none' } }}
          >
            {left?.outcome && t(`${left.how}-${left.outcome}`)}
          </Typography>
          {left?.error !== undefined && <ErrorNote error={left.error} />}
        </Box>
        <Box
          data-printed
          tabIndex={0}
          role="region"
          aria-label={t('preview')}
          sx={{ flex: 1, minHeight: 0, overflow: 'auto', p: '6mm', position: 'relative' }}
        >
          <Box data-printed sx={{ width: 'fit-content', mx: 'auto' }}>
            <Content paper={paper} caseId={caseId} report={report} broadcastId={broadcastId} area={area} memberId={memberId} at={at} />
          </Box>
        </Box>
      </Box>
    </SideWindow>
  );
};

const Content = ({ paper, caseId, report, broadcastId, area, memberId, at }: Props & { readonly at: number }) => {
  const t = usePrintStrings();
  const { role } = useSettings().seat;
  if (isCasePaper(paper) && caseId !== undefined) return <CasePaper paper={paper} caseId={caseId} at={at} />;
  if (paper === 'handover' && HANDOVER_ROLES.includes(role)) return <HandoverPaper at={at} />;
  if (paper === 'evaluation' && report && HANDOVER_ROLES.includes(role))
    return (
      <Suspense fallback={<EmptyState title={t('laying')} />}>
        <EvaluationPaper report={report} at={at} />
      </Suspense>
    );
  if (paper === 'mobilise-report' && broadcastId !== undefined && HANDOVER_ROLES.includes(role))
    return (
      <Suspense fallback={<EmptyState title={t('loading')} />}>
        <MobilisePaper broadcastId={broadcastId} at={at} />
      </Suspense>
    );
  if (PEOPLE_PAPERS.includes(paper) && area !== undefined)
    return (
      <Suspense fallback={<EmptyState title={t('loading')} />}>
        <PeoplePaper paper={paper} area={area} memberId={memberId} at={at} />
      </Suspense>
    );
  return <EmptyState title={t('nothing')} />;
};
