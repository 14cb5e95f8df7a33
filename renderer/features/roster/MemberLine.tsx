import { memo } from 'react';
import { Box } from '@mui/material';
import type { RosterRow } from '../../../preload/contract';
import { cut, Masked, rowLook, rowPlace } from '../../components';
import { classes, TALL_ROW_HEIGHT, useFormat, useTerm } from '../../kit';
import { useRosterStrings } from './strings';

interface Props {
  readonly member: RosterRow;
  readonly index: number;
  readonly total: number;
  readonly top: number;
  readonly current: boolean;
  readonly chosen: boolean;
}

/** How far, in words: inside the grid, metres, or kilometres. */
export const useDistance = () => {
  const t = useRosterStrings();
  const format = useFormat();
  return (metres: number): string => (metres === 0 ? t('inside') : format.distance(metres));
};

/** Somebody of the roster in two lines: who and as what, then where and of which grids. */
export const MemberLine = memo(({ member, index, total, top, current, chosen }: Props) => {
  const t = useRosterStrings();
  const term = useTerm();
  const distance = useDistance();
  return (
    <div
      id={`member-${member.id}`}
      role="option"
      aria-selected={chosen}
      aria-posinset={index + 1}
      aria-setsize={total}
      data-testid="roster-member"
      data-member-id={member.id}
      data-index={index}
      className={classes(rowPlace, rowLook({ chosen, current }))}
      style={{ transform: `translateY(${top}px)`, height: TALL_ROW_HEIGHT, gridTemplateColumns: 'minmax(0, 1fr) auto' }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', gap: 1, ...cut }}>
          <Box component="span" sx={{ fontWeight: 600 }}>
            <Masked value={member.name} />
          </Box>
          <span>{term('memberRoles', member.role)}</span>
          {member.metres !== undefined && (
            <Box component="span" sx={cut}>
              {distance(member.metres)}
            </Box>
          )}
        </Box>
        <Box sx={{ ...cut, color: 'text.secondary', fontSize: '0.929rem' }}>
          {[member.areaName, member.gridCount > 1 ? t('gridsOf', { count: member.gridCount }) : member.gridNames[0]]
            .filter((part) => part !== undefined)
            .join(' · ')}
        </Box>
      </Box>
      <Box sx={{ textAlign: 'right', whiteSpace: 'nowrap' }}>
        <Masked value={member.phone} />
        <Box sx={{ color: 'text.secondary', fontSize: '0.857rem' }}>{member.onDuty ? `● ${t('onDuty')}` : `○ ${t('offDuty')}`}</Box>
      </Box>
    </div>
  );
});
MemberLine.displayName = 'MemberLine';
