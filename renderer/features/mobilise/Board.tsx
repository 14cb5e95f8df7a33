import { useCallback, useState } from 'react';
import { Box, Button, Tab, Tabs, Typography } from '@mui/material';
import type { BroadcastBoard, BroadcastRow, Role } from '../../../preload/contract';
import { EmptyState, ErrorNote } from '../../components';
import { griddesk, timeLeftText, useFormat, useNow, useSettings, useTerm, valueOf } from '../../kit';
import { useStateWord } from './BroadcastList';
import { Calls } from './Calls';
import { CloseDialog } from './CloseDialog';
import type { PlacesMap } from './places';
import { Progress } from './Progress';
import { Replies } from './Replies';
import { Report } from './Report';
import { useMobiliseStrings } from './strings';
import { useTold } from './use-told';

interface Props {
  readonly broadcastId: string;
  readonly caseId: string | undefined;
  readonly onCase: (caseId: string) => void;
  readonly PlacesMap: PlacesMap;
  /** It was taken back: there is none any more. */
  readonly onGone: () => void;
}

const MINUTE = 60_000;
/** As main allows it. */
const PRINTING: readonly Role[] = ['dispatcher', 'lead', 'village'];

/** How long the promise still runs. */
const Clock = ({ row }: { readonly row: BroadcastRow }) => {
  const t = useMobiliseStrings();
  const now = useNow();
  const left = row.sentAt + row.windowMinutes * MINUTE - now;
  return (
    <Box sx={{ textAlign: 'right', whiteSpace: 'nowrap' }} data-testid="mobilise-clock">
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t(left < 0 ? 'over' : 'clock')}
      </Typography>
      <Typography sx={{ fontSize: '1.6rem', lineHeight: 1.2, fontWeight: 600, color: left < 0 ? 'error.main' : undefined }}>
        {timeLeftText(left)}
      </Typography>
    </Box>
  );
};

/** The numbers a mobilisation is judged by; answers first. */
const Numbers = ({ board }: { readonly board: BroadcastBoard }) => {
  const t = useMobiliseStrings();
  const { number, percent } = useFormat();
  const { row } = board;
  const shown = [
    ['answered', row.answered],
    ['inTime', row.inTime],
    ['readOnly', board.readOnly],
    ['silent', board.silent],
    ['delivered', row.delivered],
    ['read', row.read],
    ['sentCount', row.sent],
  ] as const;
  return (
    <Box component="dl" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 0.5, m: 0 }} data-testid="mobilise-numbers">
      {shown.map(([name, count]) => (
        <Box key={name} sx={{ minWidth: 76 }}>
          <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
            {t(name)}
          </Typography>
          <Typography
            component="dd"
            data-testid={`mobilise-${name}`}
            data-count={count}
            sx={{ m: 0, fontWeight: 600, fontSize: name === 'answered' ? '1.4rem' : '1.1rem', lineHeight: 1.3 }}
          >
            {number(count)}
            {name === 'answered' && row.sent > 0 && (
              <Typography component="span" variant="body2" sx={{ ml: 0.75, color: 'text.secondary' }}>
                {percent(count / row.sent)}
              </Typography>
            )}
          </Typography>
        </Box>
      ))}
    </Box>
  );
};

/** What has not left yet, and what to do about it. */
const Waiting = ({ row, onGone }: { readonly row: BroadcastRow; readonly onGone: () => void }) => {
  const t = useMobiliseStrings();
  const word = useStateWord();
  const [error, setError] = useState<unknown>();
  const takeBack = () =>
    void valueOf(griddesk.mobilise.takeBack({ broadcastId: row.id })).then(onGone, (failed: unknown) => setError(failed));
  return (
    <Box
      role="status"
      data-testid="mobilise-waiting"
      sx={{ border: 1, borderColor: 'warning.main', borderRadius: 1, px: 1.5, py: 1, mt: 1 }}
    >
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
        <Typography sx={{ fontWeight: 600 }}>{word(row)}</Typography>
        <Typography variant="body2" sx={{ flex: 1 }}>
          {t(row.state === 'refused' ? 'refusedNote' : 'waitingNote')}
        </Typography>
        {row.state !== 'waiting' && (
          <Button variant="outlined" onClick={takeBack} data-testid="mobilise-take-back">
            {t('takeBack')}
          </Button>
        )}
      </Box>
      {error !== undefined && <ErrorNote error={error} />}
    </Box>
  );
};

type Pane = 'progress' | 'calls' | 'replies' | 'report';

/** One broadcast: its numbers, who has to be phoned, what came back, and the report. */
export const Board = ({ broadcastId, caseId, onCase, PlacesMap: Places, onGone }: Props) => {
  const t = useMobiliseStrings();
  const term = useTerm();
  const format = useFormat();
  const now = useNow(60_000);
  const { role } = useSettings().seat;
  const ask = useCallback(() => griddesk.mobilise.board({ broadcastId }), [broadcastId]);
  const { value: board, error, again } = useTold(ask);
  const [wanted, setPane] = useState<Pane>('progress');
  const [closing, setClosing] = useState(false);
  if (error !== undefined) return <ErrorNote error={error} onRetry={again} />;
  if (!board) return <EmptyState title={t('loading')} />;
  const { row, actions, outcome } = board;
  const isOut = row.state === 'running' || row.state === 'closed';
  const works = actions.includes('mark') || actions.includes('call');
  const panes: readonly Pane[] = [
    'progress',
    ...(actions.includes('call') ? ['calls' as const] : []),
    ...(works ? ['replies' as const] : []),
    'report',
  ];
  const pane = panes.includes(wanted) ? wanted : 'progress';
  return (
    <Box data-testid="mobilise-board" data-state={row.state} sx={{ height: '100%', display: 'flex', flexDirection: 'column', minWidth: 0 }}>
      <Box sx={{ px: 2, pt: 1 }}>
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'start' }}>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Typography variant="h2" sx={{ overflowWrap: 'anywhere' }}>
              {term('broadcastKinds', row.kind)} · {row.title}
            </Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {t('sentAt', { time: format.when(row.sentAt, now), name: row.sentBy, minutes: row.windowMinutes })}
              {row.closedAt !== undefined && ` · ${t('endedAt', { time: format.when(row.closedAt, now) })}`}
            </Typography>
            <Typography
              variant="body2"
              sx={{ whiteSpace: 'pre-wrap', maxHeight: '3em', overflowY: 'auto' }}
              tabIndex={0}
              role="region"
              aria-label={t('text')}
            >
              {board.text}
            </Typography>
            {outcome !== undefined && <Typography sx={{ fontWeight: 600 }}>{t('outcomeIs', { text: outcome })}</Typography>}
          </Box>
          {row.state === 'running' && <Clock row={row} />}
          {actions.includes('close') && (
            <Button variant="outlined" onClick={() => setClosing(true)} data-testid="mobilise-close">
              {t('close')}
            </Button>
          )}
        </Box>
        {isOut ? <Numbers board={board} /> : <Waiting row={row} onGone={onGone} />}
        {isOut && board.unsent > 0 && (
          <Typography role="status" variant="body2" sx={{ color: 'warning.main' }}>
            {t('unsent', { count: board.unsent })}
          </Typography>
        )}
      </Box>
      {isOut && (
        <>
          <Tabs
            value={pane}
            onChange={(_event, next: Pane) => setPane(next)}
            aria-label={t('group')}
            sx={{ minHeight: 34, px: 1, borderBottom: 1, borderColor: 'divider', '& .MuiTab-root': { minHeight: 34, py: 0 } }}
          >
            {panes.map((one) => (
              <Tab
                key={one}
                value={one}
                label={
                  one === 'calls'
                    ? `${t(one)} ${format.number(board.silent + board.readOnly)}`
                    : one === 'replies'
                      ? `${t(one)} ${format.number(board.replies)}`
                      : t(one)
                }
                id={`mobilise-tab-${one}`}
                aria-controls="mobilise-pane"
                data-testid={`mobilise-tab-${one}`}
              />
            ))}
          </Tabs>
          <Box
            role="tabpanel"
            id="mobilise-pane"
            aria-labelledby={`mobilise-tab-${pane}`}
            tabIndex={0}
            sx={{ flex: 1, minHeight: 0, overflowY: 'auto', p: 2 }}
          >
            {pane === 'progress' && <Progress board={board} />}
            {pane === 'calls' && <Calls broadcastId={broadcastId} mayRelease={actions.includes('release')} />}
            {pane === 'replies' && (
              <Replies broadcastId={broadcastId} actions={actions} caseId={caseId} onCase={onCase} PlacesMap={Places} />
            )}
            {pane === 'report' && <Report broadcastId={broadcastId} mayPrint={PRINTING.includes(role)} />}
          </Box>
        </>
      )}
      {closing && <CloseDialog broadcastId={broadcastId} onEnd={() => setClosing(false)} />}
    </Box>
  );
};
