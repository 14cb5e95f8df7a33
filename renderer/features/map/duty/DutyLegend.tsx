import { Box, Button, ToggleButton } from '@mui/material';
import type { Duty } from '../../../../preload/contract';
import { useFormat } from '../../../kit';
import { MemberSign } from './MemberSign';
import { useDutyStrings } from './strings';

/** Named in words. */
const NAMED = 4;

interface Props {
  readonly duty: Duty;
  readonly near: boolean;
  readonly showEmpty: boolean;
  readonly onShowEmpty: (show: boolean) => void;
  readonly nameOf: (code: string) => string;
  readonly onGo: (code: string) => void;
}

/** The part of the legend about who is on duty: the signs, the counts, and on request the grids that have nobody. */
export const DutyLegend = ({ duty, near, showEmpty, onShowEmpty, nameOf, onGo }: Props) => {
  const t = useDutyStrings();
  const { number } = useFormat();
  const most = duty.villages
    .filter(({ without }) => without > 0)
    .toSorted((a, b) => b.without - a.without)
    .slice(0, NAMED);
  return (
    <Box
      role="group"
      aria-label={t('title')}
      data-testid="map-duty-legend"
      sx={{ borderTop: 1, borderColor: 'divider', pt: 0.5, fontSize: '0.929rem' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <MemberSign />
        {t('member')}
      </Box>
      <Box>{t('all', { people: number(duty.onDuty), grids: number(duty.grids) })}</Box>
      <ToggleButton
        size="small"
        value="empty"
        selected={showEmpty}
        disabled={duty.without === 0}
        onChange={() => onShowEmpty(!showEmpty)}
        data-testid="map-duty-empty"
        sx={{ py: 0.25, px: 1, mt: 0.5, textTransform: 'none', color: 'text.primary', width: '100%', justifyContent: 'flex-start' }}
      >
        {t('empty', { count: duty.without, formatted: number(duty.without) })}
      </ToggleButton>
      {showEmpty && !near && <Box sx={{ color: 'text.secondary' }}>{t('zoom')}</Box>}
      {showEmpty && (
        <Box
          component="ul"
          aria-label={t('most')}
          sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', columnGap: 0.5 }}
        >
          {most.map(({ code, without }) => (
            <li key={code}>
              <Button size="small" onClick={() => onGo(code)} sx={{ minWidth: 0, px: 0.5, py: 0, textTransform: 'none', fontWeight: 400 }}>
                {t('place', { name: nameOf(code), formatted: number(without) })}
              </Button>
            </li>
          ))}
        </Box>
      )}
    </Box>
  );
};
