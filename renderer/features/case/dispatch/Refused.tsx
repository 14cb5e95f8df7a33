import { Box, Button } from '@mui/material';
import type { CaseRow } from '../../../../preload/contract';
import { Refusals, refusalsOf } from '../Refusals';
import { carried } from './plan';
import { useDispatchStrings } from './strings';

interface Props {
  readonly row: CaseRow;
  /** The common instructions as they stand. */
  readonly common: string;
  readonly onCarry: (common: string) => void;
}

/** Who sent the case back and why, when it is sent again; one press tells the next department. */
export const Refused = ({ row, common, onCarry }: Props) => {
  const t = useDispatchStrings();
  const refusals = refusalsOf(row);
  if (refusals.length === 0) return null;
  const words = refusals.map((task) => t('carried', { department: task.departmentName, reason: task.answer ?? '' }));
  const next = carried(common, words);
  return (
    <Box sx={{ display: 'grid', gap: 0.5, justifyItems: 'start' }}>
      <Box sx={{ width: '100%' }}>
        <Refusals row={row} />
      </Box>
      <Button
        type="button"
        variant="outlined"
        size="small"
        disabled={next === common}
        onClick={() => onCarry(next)}
        data-testid="carry-refusals"
      >
        {t('carry')}
      </Button>
    </Box>
  );
};
