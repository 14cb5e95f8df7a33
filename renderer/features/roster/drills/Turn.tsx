import { useEffect, useState } from 'react';
import { Box, Button, Typography } from '@mui/material';
import CallIcon from '@mui/icons-material/CallOutlined';
import type { DrillDetail, DrillPerson } from '../../../../preload/contract';
import { Kbd, Masked } from '../../../components';
import { griddesk, keyCap, useFormat, useNow, useShortcut, useTerm, valueOf } from '../../../kit';
import { Shown, type Reached } from '../Shown';
import { useDrillStrings } from './strings';
import type { DrillsState } from './use-drills';

/** Who is being called now, else who is next. */
export const turnOf = ({ rows }: DrillDetail): DrillPerson | undefined =>
  rows.find(({ state }) => state === 'calling') ?? rows.find(({ state }) => state === 'waiting');

const Ringing = ({ since }: { readonly since: number }) => {
  const t = useDrillStrings();
  const { duration } = useFormat();
  const now = useNow(1000);
  return <Typography variant="body2">{t('ringing', { time: duration(Math.max(0, now - since)) })}</Typography>;
};

interface Props {
  readonly drill: DrillDetail;
  readonly drills: DrillsState;
}

/** One after the other: call, then say how it ended. */
export const Turn = ({ drill, drills }: Props) => {
  const t = useDrillStrings();
  const term = useTerm();
  const [reached, setReached] = useState<Reached>();
  const person = turnOf(drill);
  const calling = person?.state === 'calling';
  const { drillId } = drill;
  useEffect(() => setReached(undefined), [person?.memberId, drillId]);
  const call = async () => {
    if (!person || drills.busy) return;
    try {
      const { memberId } = person;
      const number = await valueOf(griddesk.contact.reach({ memberId, how: 'call', drillId }));
      await drills.read(drillId);
      setReached(number);
    } catch (failed) {
      drills.fail(failed);
    }
  };
  const end = (result: 'answered' | 'no-answer') => {
    if (calling && !drills.busy) void drills.result(person.memberId, result);
  };
  const group = t('group');
  useShortcut('c', () => void call(), { label: t('call'), group, when: person !== undefined });
  useShortcut('y', () => end('answered'), { label: t('answered'), group, when: calling });
  useShortcut('x', () => end('no-answer'), { label: t('noAnswer'), group, when: calling });
  if (!person)
    return (
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, minHeight: 34 }}>
        <Typography role="status" data-testid="drill-over">
          {t('over')}
        </Typography>
        {drill.mayRepeat && (
          <Button variant="contained" disabled={drills.busy} onClick={() => void drills.again()} data-testid="drill-again">
            {t('again', { round: drill.round + 1 })}
          </Button>
        )}
      </Box>
    );
  const open = person.calls.at(-1);
  return (
    <Box
      component="section"
      aria-label={t('turn')}
      data-testid="drill-turn"
      data-member-id={person.memberId}
      data-state={person.state}
      sx={{ display: 'grid', gap: 1 }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, minHeight: 34 }}>
        <Typography component="span" variant="h3">
          {t('turn')} {person.name === '' ? t('gone') : <Masked value={person.name} />}
        </Typography>
        <span>
          {term('memberRoles', person.role)} · {person.areaName}
        </span>
        {calling && open && !open.ended && <Ringing since={open.at} />}
        <Box sx={{ ml: 'auto', display: 'flex', gap: 1 }}>
          <Button
            variant={calling ? 'outlined' : 'contained'}
            startIcon={<CallIcon />}
            endIcon={<Kbd>{keyCap('c')}</Kbd>}
            disabled={drills.busy}
            data-testid="drill-call"
            onClick={() => void call()}
            sx={calling ? {} : { '& .MuiButton-endIcon > kbd': { bgcolor: 'transparent', color: 'inherit', borderColor: 'currentcolor' } }}
          >
            {t(calling ? 'callAgain' : 'call')}
          </Button>
          {calling &&
            (['answered', 'no-answer'] as const).map((result) => (
              <Button
                key={result}
                variant="outlined"
                endIcon={<Kbd>{keyCap(result === 'answered' ? 'y' : 'x')}</Kbd>}
                disabled={drills.busy}
                data-testid={`drill-${result}`}
                onClick={() => end(result)}
              >
                {t(result === 'answered' ? 'answered' : 'noAnswer')}
              </Button>
            ))}
        </Box>
      </Box>
      {reached && <Shown reached={reached} onEnd={() => setReached(undefined)} />}
    </Box>
  );
};
