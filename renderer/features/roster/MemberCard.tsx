import { useEffect, useState, type ReactNode } from 'react';
import { Box, Button, Typography } from '@mui/material';
import CallIcon from '@mui/icons-material/CallOutlined';
import MapIcon from '@mui/icons-material/MapOutlined';
import WriteIcon from '@mui/icons-material/SmsOutlined';
import type { RosterRow } from '../../../preload/contract';
import { ErrorNote, Kbd, Masked } from '../../components';
import { griddesk, keyCap, useFormat, useShortcut, useTerm, valueOf } from '../../kit';
import { useDistance } from './MemberLine';
import { Shown, type Reached } from './Shown';
import { useRosterStrings } from './strings';

interface Props {
  readonly member: RosterRow;
  readonly mayReach: boolean;
  readonly onShowGrids: (grids: readonly string[]) => void;
  readonly children?: ReactNode;
}

/** Who it is, of which grids, and how they are reached. */
export const MemberCard = ({ member, mayReach, onShowGrids, children }: Props) => {
  const t = useRosterStrings();
  const term = useTerm();
  const format = useFormat();
  const distance = useDistance();
  const [reached, setReached] = useState<Reached>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    setReached(undefined);
    setError(undefined);
  }, [member.id]);
  const reach = async (how: 'call' | 'write') => {
    try {
      setReached(await valueOf(griddesk.contact.reach({ memberId: member.id, how })));
      setError(undefined);
    } catch (refused) {
      setError(refused);
    }
  };
  const show = () => onShowGrids(member.grids);
  const group = t('group');
  useShortcut('c', () => void reach('call'), { label: t('call'), group, when: mayReach });
  useShortcut('w', () => void reach('write'), { label: t('write'), group, when: mayReach });
  useShortcut('m', show, { label: t('onMap'), group, when: member.grids.length > 0 });
  const more = member.gridCount > member.gridNames.length ? [t('gridsOf', { count: member.gridCount })] : [];
  const facts = [
    [t('place'), member.areaName],
    [t('inCharge'), member.gridCount === 0 ? t('noGrids') : format.names([...member.gridNames, ...more])],
    ...(member.metres === undefined ? [] : [[t('near'), distance(member.metres)]]),
  ] as const;
  return (
    <Box
      component="section"
      aria-label={t('chosen')}
      data-testid="roster-card"
      data-member-id={member.id}
      sx={{ display: 'grid', gap: 1, p: 1.5, borderTop: 1, borderColor: 'divider' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, flexWrap: 'wrap' }}>
        <Typography component="h3" variant="h2">
          <Masked value={member.name} />
        </Typography>
        <span>{term('memberRoles', member.role)}</span>
        <span>{member.onDuty ? `● ${t('onDuty')}` : `○ ${t('offDuty')}`}</span>
        <Box component="span" sx={{ ml: 'auto' }}>
          <Masked value={member.phone} />
        </Box>
      </Box>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', columnGap: 1.5, rowGap: 0.25 }}>
        {facts.map(([name, value]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {name}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
      {reached && <Shown reached={reached} onEnd={() => setReached(undefined)} />}
      {error !== undefined && <ErrorNote error={error} />}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        {mayReach && (
          <>
            <Button
              variant="contained"
              startIcon={<CallIcon />}
              endIcon={<Kbd>{keyCap('c')}</Kbd>}
              data-testid="roster-call"
              onClick={() => void reach('call')}
              sx={{ '& .MuiButton-endIcon > kbd': { bgcolor: 'transparent', color: 'inherit', borderColor: 'currentcolor' } }}
            >
              {t('call')}
            </Button>
            <Button
              variant="outlined"
              startIcon={<WriteIcon />}
              endIcon={<Kbd>{keyCap('w')}</Kbd>}
              data-testid="roster-write"
              onClick={() => void reach('write')}
            >
              {t('write')}
            </Button>
          </>
        )}
        {member.grids.length > 0 && (
          <Button variant="outlined" startIcon={<MapIcon />} endIcon={<Kbd>{keyCap('m')}</Kbd>} data-testid="roster-on-map" onClick={show}>
            {t('onMap')}
          </Button>
        )}
        {children}
      </Box>
    </Box>
  );
};
