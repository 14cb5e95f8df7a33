import { Box } from '@mui/material';
import { Masked } from '../../../components';
import { useFormat, useTerm } from '../../../kit';
import type { Mark } from '../marks';
import { useDutyStrings } from './strings';

const quiet = { color: 'text.secondary', fontSize: '0.929rem' } as const;

/** What the card beside the pointer says of somebody on duty, or of how many there are. */
export const MemberCard = ({ mark }: { readonly mark: Extract<Mark, { kind: 'member' | 'members' }> }) => {
  const t = useDutyStrings();
  const term = useTerm();
  const { number } = useFormat();
  if (mark.kind === 'members') return <Box sx={{ fontWeight: 600 }}>{t('here', { count: mark.count, formatted: number(mark.count) })}</Box>;
  return (
    <>
      <Box sx={{ fontWeight: 600 }}>
        <Masked value={mark.name} />
      </Box>
      <Box>
        {term('memberRoles', mark.role)} · {mark.placeName}
      </Box>
      <Box sx={quiet}>{t('open')}</Box>
    </>
  );
};
