import { useCallback, useState } from 'react';
import { Box, Button, Chip, MenuItem, TextField, Typography } from '@mui/material';
import type { ClueMark, MobiliseAction, ReplyRow } from '../../../preload/contract';
import { EmptyState, ErrorNote, Photo } from '../../components';
import { griddesk, newId, useFormat, useNow, useTerm, valueOf } from '../../kit';
import { HandOverDialog } from './HandOverDialog';
import { Pager } from './Pager';
import { useMobiliseStrings } from './strings';
import { useTold } from './use-told';

interface Props {
  readonly broadcastId: string;
  readonly actions: readonly MobiliseAction[];
  readonly caseId: string | undefined;
  readonly onCase: (caseId: string) => void;
}

const PAGE = 50;
const ONLY = { all: 'onlyAll', new: 'onlyNew', clue: 'onlyClue' } as const;
type Only = keyof typeof ONLY;

const Pictures = ({ reply }: { readonly reply: ReplyRow }) => {
  const t = useMobiliseStrings();
  if (reply.media.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', gap: 1, mt: 0.5 }}>
      {reply.media.map((id, n) => (
        <Box key={id} sx={{ width: 96, height: 72, border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden' }}>
          <Photo id={id} alt={t('photoOf', { n: n + 1 })} fit="cover" />
        </Box>
      ))}
    </Box>
  );
};

const Reply = ({
  reply,
  actions,
  caseId,
  onCase,
  onMark,
  onHandOver,
}: Omit<Props, 'broadcastId'> & {
  readonly reply: ReplyRow;
  readonly onMark: (mark: ClueMark, caseId?: string) => void;
  readonly onHandOver: () => void;
}) => {
  const t = useMobiliseStrings();
  const term = useTerm();
  const format = useFormat();
  const now = useNow(60_000);
  const mayMark = actions.includes('mark');
  const open = reply.caseId;
  return (
    <Box
      component="li"
      data-testid="mobilise-reply"
      data-id={reply.id}
      data-mark={reply.mark ?? ''}
      sx={{ borderBottom: 1, borderColor: 'divider', py: 1 }}
    >
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'baseline' }}>
        <Typography sx={{ fontWeight: 600 }}>{t('from', { village: reply.village, name: reply.name })}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {format.when(reply.at, now)} · {term('broadcastChannels', reply.channel)}
          {reply.location && ` · ${t('place', { lon: reply.location.lon.toFixed(4), lat: reply.location.lat.toFixed(4) })}`}
        </Typography>
        {reply.mark && <Chip size="small" label={term('clueMarks', reply.mark)} />}
      </Box>
      <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{reply.text}</Typography>
      <Pictures reply={reply} />
      <Box sx={{ display: 'flex', gap: 0.5, mt: 0.5 }}>
        {mayMark && open === undefined && (
          <>
            <Button
              size="small"
              variant="outlined"
              disabled={reply.mark === 'clue'}
              onClick={() => onMark('clue')}
              data-testid="mobilise-mark-clue"
            >
              {t('markClue')}
            </Button>
            <Button size="small" disabled={reply.mark === 'nothing'} onClick={() => onMark('nothing')}>
              {t('markNothing')}
            </Button>
            <Button
              size="small"
              disabled={caseId === undefined}
              title={caseId === undefined ? t('joinHint') : undefined}
              onClick={() => onMark('joined', caseId)}
            >
              {t('join')}
            </Button>
          </>
        )}
        {actions.includes('handOver') && open === undefined && (
          <Button size="small" onClick={onHandOver} data-testid="mobilise-hand-over">
            {t('handOver')}
          </Button>
        )}
        {open !== undefined && (
          <Button size="small" variant="outlined" onClick={() => onCase(open)} data-testid="mobilise-open-case">
            {t('openCase')}
          </Button>
        )}
      </Box>
    </Box>
  );
};

/** What members wrote back, the latest first. */
export const Replies = ({ broadcastId, actions, caseId, onCase }: Props) => {
  const t = useMobiliseStrings();
  const [only, setOnly] = useState<Only>('all');
  const [skip, setSkip] = useState(0);
  const [error, setError] = useState<unknown>();
  const [handing, setHanding] = useState<ReplyRow>();
  const ask = useCallback(() => griddesk.mobilise.replies({ broadcastId, only, skip, limit: PAGE }), [broadcastId, only, skip]);
  const { value, error: unread, again } = useTold(ask);
  if (unread !== undefined) return <ErrorNote error={unread} onRetry={again} />;
  const mark = (replyId: string, what: ClueMark, joined?: string) => {
    setError(undefined);
    const input = { commandId: newId(), broadcastId, replyId, mark: what, ...(joined === undefined ? {} : { caseId: joined }) };
    void valueOf(griddesk.mobilise.mark(input)).catch(setError);
  };
  return (
    <>
      <TextField
        select
        label={t('only')}
        value={only}
        onChange={(event) => {
          setOnly(event.target.value as Only);
          setSkip(0);
        }}
        sx={{ minWidth: 140 }}
      >
        {(Object.keys(ONLY) as Only[]).map((one) => (
          <MenuItem key={one} value={one}>
            {t(ONLY[one])}
          </MenuItem>
        ))}
      </TextField>
      {error !== undefined && <ErrorNote error={error} />}
      {!value ? (
        <EmptyState title={t('loading')} />
      ) : value.total === 0 ? (
        <EmptyState title={t('noReplies')} />
      ) : (
        <>
          <Pager skip={skip} shown={value.rows.length} total={value.total} size={PAGE} onSkip={setSkip} />
          <Box component="ul" aria-label={t('replies')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {value.rows.map((reply) => (
              <Reply
                key={reply.id}
                reply={reply}
                actions={actions}
                caseId={caseId}
                onCase={onCase}
                onMark={(what, joined) => mark(reply.id, what, joined)}
                onHandOver={() => setHanding(reply)}
              />
            ))}
          </Box>
        </>
      )}
      {handing && <HandOverDialog broadcastId={broadcastId} reply={handing} onEnd={() => setHanding(undefined)} />}
    </>
  );
};
