import { useCallback, useMemo, useState } from 'react';
import { Box, Button, Chip, MenuItem, TextField, Typography } from '@mui/material';
import type { ClueMark, MobiliseAction, ReplyRow } from '../../../preload/contract';
import { EmptyState, ErrorNote, Photo } from '../../components';
import { griddesk, newId, useFormat, useNow, useTerm, valueOf } from '../../kit';
import { HandOverDialog } from './HandOverDialog';
import { Pager } from './Pager';
import { placesOf, type PlacesMap } from './places';
import { useMobiliseStrings } from './strings';
import { useTold } from './use-told';

interface Props {
  readonly broadcastId: string;
  readonly actions: readonly MobiliseAction[];
  readonly caseId: string | undefined;
  readonly onCase: (caseId: string) => void;
  readonly PlacesMap: PlacesMap;
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
  number,
  isOnMap,
  onMap,
  onMark,
  onHandOver,
}: Omit<Props, 'broadcastId' | 'PlacesMap'> & {
  readonly reply: ReplyRow;
  /** Its place on the map; absent: it says of none. */
  readonly number: number | undefined;
  readonly isOnMap: boolean;
  readonly onMap: () => void;
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
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, mt: 0.5 }}>
        {number !== undefined && (
          <Button
            size="small"
            variant={isOnMap ? 'contained' : 'outlined'}
            aria-pressed={isOnMap}
            onClick={onMap}
            data-testid="mobilise-on-map"
          >
            {t('onMap', { number })}
          </Button>
        )}
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
export const Replies = ({ broadcastId, actions, caseId, onCase, PlacesMap: Places }: Props) => {
  const t = useMobiliseStrings();
  const [only, setOnly] = useState<Only>('all');
  const [skip, setSkip] = useState(0);
  const [error, setError] = useState<unknown>();
  const [onMapId, setOnMapId] = useState<string>();
  const [handing, setHanding] = useState<ReplyRow>();
  const ask = useCallback(() => griddesk.mobilise.replies({ broadcastId, only, skip, limit: PAGE }), [broadcastId, only, skip]);
  const { value, error: unread, again } = useTold(ask);
  const rows = value?.rows;
  const places = useMemo(() => placesOf(rows ?? []), [rows]);
  const onMap = places.find(({ id }) => id === onMapId);
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
          <Box sx={{ display: 'grid', gap: 2, alignItems: 'start', gridTemplateColumns: onMap ? 'minmax(0, 1fr) 44%' : 'minmax(0, 1fr)' }}>
            <Box component="ul" aria-label={t('replies')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {value.rows.map((reply) => (
                <Reply
                  key={reply.id}
                  reply={reply}
                  actions={actions}
                  caseId={caseId}
                  onCase={onCase}
                  number={places.find(({ id }) => id === reply.id)?.number}
                  isOnMap={reply.id === onMap?.id}
                  onMap={() => setOnMapId(reply.id === onMap?.id ? undefined : reply.id)}
                  onMark={(what, joined) => mark(reply.id, what, joined)}
                  onHandOver={() => setHanding(reply)}
                />
              ))}
            </Box>
            {onMap && (
              <Box sx={{ position: 'sticky', top: 0, height: 'min(46vh, 480px)', minHeight: 260 }}>
                <Places places={places} chosenId={onMap.id} onChoose={setOnMapId} />
              </Box>
            )}
          </Box>
        </>
      )}
      {handing && <HandOverDialog broadcastId={broadcastId} reply={handing} onEnd={() => setHanding(undefined)} />}
    </>
  );
};
