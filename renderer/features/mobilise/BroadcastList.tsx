import { Box, ButtonBase, Typography } from '@mui/material';
import type { BroadcastRow } from '../../../preload/contract';
import { useFormat, useNow, useShortcut, useTerm } from '../../kit';
import { useMobiliseStrings } from './strings';

interface Props {
  readonly rows: readonly BroadcastRow[];
  readonly chosenId: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** How it stands, in a word. */
export const useStateWord = () => {
  const t = useMobiliseStrings();
  const now = useNow();
  return ({ state, heldUntil }: BroadcastRow): string =>
    state === 'held' ? t('held', { count: Math.max(0, Math.ceil(((heldUntil ?? now) - now) / 1000)) }) : t(state);
};

/** Broadcasts, the latest first. j and k move. */
export const BroadcastList = ({ rows, chosenId, onChoose }: Props) => {
  const t = useMobiliseStrings();
  const term = useTerm();
  const format = useFormat();
  const now = useNow(60_000);
  const stateWord = useStateWord();
  const move = (by: number) => {
    const at = rows.findIndex(({ id }) => id === chosenId);
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
    if (next) onChoose(next.id);
  };
  useShortcut('j', () => move(1), { label: t('next'), group: t('group') });
  useShortcut('k', () => move(-1), { label: t('previous'), group: t('group') });
  return (
    <Box
      component="ul"
      aria-label={t('list')}
      data-testid="mobilise-list"
      sx={{ m: 0, p: 0, listStyle: 'none', height: '100%', overflowY: 'auto' }}
    >
      {rows.map((row) => (
        <Box component="li" key={row.id}>
          <ButtonBase
            onClick={() => onChoose(row.id)}
            aria-current={row.id === chosenId ? 'true' : undefined}
            data-testid="mobilise-row"
            data-state={row.state}
            data-id={row.id}
            sx={{
              display: 'block',
              width: '100%',
              textAlign: 'left',
              px: 1.5,
              py: 0.75,
              borderBottom: 1,
              borderColor: 'divider',
              bgcolor: row.id === chosenId ? 'surface.selected' : undefined,
              '&:hover': { bgcolor: 'surface.hover' },
            }}
          >
            <Typography noWrap title={row.title} sx={{ fontWeight: 600 }}>
              {row.title}
            </Typography>
            <Typography variant="body2" noWrap sx={{ color: 'text.secondary' }}>
              {term('broadcastKinds', row.kind)} · {stateWord(row)} · {format.when(row.sentAt, now)}
            </Typography>
            <Typography variant="body2" noWrap>
              {t('answeredOf', { answered: format.number(row.answered), sent: format.number(row.sent) })}
            </Typography>
          </ButtonBase>
        </Box>
      ))}
    </Box>
  );
};
