import type { ReactNode } from 'react';
import { Box, Button, IconButton, Paper, Typography } from '@mui/material';
import CloseIcon from '@mui/icons-material/Close';
import { lightOf } from '../../../preload/contract';
import { LightMark, VisuallyHidden } from '../../components';
import { useNow, useTerm } from '../../kit';
import { personLight } from '../../kit/visits';
import { useCase, usePerson } from '../../replica';
import { MemberWords } from './duty';
import { URGENCY, type Mark } from './marks';
import { ABOVE_HEAT } from './room';
import { useMapStrings } from './strings';

/** More than this is read nowhere; zooming in shortens it. */
const MOST = 60;
type One = Extract<Mark, { id: string }>;

const line = {
  justifyContent: 'flex-start',
  textAlign: 'left',
  gap: 1,
  px: 1,
  color: 'text.primary',
  fontWeight: 400,
  width: '100%',
  borderRadius: 0,
  '& > span': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
} as const;

interface LineProps {
  readonly id: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onPoint: (here: boolean) => void;
}

/** A line that is pressed, and points at its mark while it has the focus. */
const Line = ({ chosen, onChoose, onPoint, children }: Omit<LineProps, 'id'> & { readonly children: ReactNode }) => (
  <Button
    onClick={onChoose}
    onFocus={() => onPoint(true)}
    onBlur={() => onPoint(false)}
    aria-current={chosen ? 'true' : undefined}
    sx={{ ...line, bgcolor: chosen ? 'surface.chosen' : undefined }}
  >
    {children}
  </Button>
);

const CaseLine = ({ id, chosen, onChoose, onPoint }: LineProps) => {
  const row = useCase(id);
  const now = useNow(10_000);
  if (!row) return null;
  return (
    <Line chosen={chosen} onChoose={onChoose} onPoint={onPoint}>
      <LightMark light={lightOf(row.clock, now)} />
      <span>{row.title}</span>
    </Line>
  );
};

const PersonLine = ({ id, chosen, onChoose, onPoint }: LineProps) => {
  const t = useMapStrings();
  const person = usePerson(id);
  const term = useTerm();
  const now = useNow(60_000);
  if (!person) return null;
  return (
    <Line chosen={chosen} onChoose={onChoose} onPoint={onPoint}>
      <LightMark light={personLight(person, now)} />
      <span>
        {person.name} · {person.care.map(({ kind }) => term('careKinds', kind)).join(' · ')}
        <VisuallyHidden> · {t('lookedAfterBy', { name: person.responsibleName })}</VisuallyHidden>
      </span>
    </Line>
  );
};

interface Props {
  readonly marks: readonly Mark[];
  readonly chosen: ReadonlySet<string>;
  readonly onCase: (id: string) => void;
  readonly onPerson: (id: string) => void;
  readonly onMember: (id: string, place: string) => void;
  /** A line has the focus: what the pointer would show on its mark is shown; undefined: none has. */
  readonly onPoint: (mark: Mark | undefined) => void;
  readonly onClose: () => void;
  /** Where it stands above the heat's time: a container query. */
  readonly lift: string | undefined;
}

const pressing = (mark: One): number => (mark.kind === 'case' ? 10 + URGENCY[mark.light] : mark.kind === 'person' ? Number(mark.late) : -1);

/** What the map shows, one by one: for the keyboard, and for whoever does not see the map. */
export const InView = ({ marks, chosen, onCase, onPerson, onMember, onPoint, onClose, lift }: Props) => {
  const t = useMapStrings();
  const all = marks.filter((mark): mark is One => 'id' in mark).toSorted((a, b) => pressing(b) - pressing(a));
  const rest = all.length - MOST;
  return (
    <Paper
      elevation={3}
      component="section"
      aria-label={t('listTitle')}
      data-testid="map-list"
      sx={{
        position: 'absolute',
        zIndex: 1,
        left: 8,
        top: 92,
        bottom: 36,
        width: 260,
        display: 'flex',
        flexDirection: 'column',
        ...(lift === undefined ? {} : { [lift]: { bottom: ABOVE_HEAT } }),
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', px: 1, py: 0.25, borderBottom: 1, borderColor: 'divider' }}>
        <Typography component="h2" variant="h3" sx={{ mr: 'auto' }}>
          {t('listTitle')}
        </Typography>
        <IconButton size="small" aria-label={t('close')} onClick={onClose}>
          <CloseIcon fontSize="small" />
        </IconButton>
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, overflow: 'auto', flex: 1 }}>
        {all.slice(0, MOST).map((mark) => (
          <li key={`${mark.kind}${mark.id}${mark.kind === 'member' ? mark.place : ''}`}>
            {mark.kind === 'member' ? (
              <Line chosen={false} onChoose={() => onMember(mark.id, mark.place)} onPoint={(here) => onPoint(here ? mark : undefined)}>
                <MemberWords mark={mark} />
              </Line>
            ) : mark.kind === 'case' ? (
              <CaseLine
                id={mark.id}
                chosen={chosen.has(mark.id)}
                onChoose={() => onCase(mark.id)}
                onPoint={(here) => onPoint(here ? mark : undefined)}
              />
            ) : (
              <PersonLine
                id={mark.id}
                chosen={chosen.has(mark.id)}
                onChoose={() => onPerson(mark.id)}
                onPoint={(here) => onPoint(here ? mark : undefined)}
              />
            )}
          </li>
        ))}
      </Box>
      {all.length === 0 && (
        <Typography variant="body2" sx={{ p: 1 }}>
          {t('listEmpty')}
        </Typography>
      )}
      {rest > 0 && (
        <Typography variant="body2" sx={{ p: 1, color: 'text.secondary' }}>
          {t('listMore', { count: rest })}
        </Typography>
      )}
    </Paper>
  );
};
