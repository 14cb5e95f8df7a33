import HourglassIcon from '@mui/icons-material/HourglassBottomOutlined';
import { defineStrings, useWaitsUntil } from '../kit';
import css from './marks.module.css';
import { VisuallyHidden } from './VisuallyHidden';

const useStrings = defineStrings(
  'waiting-mark',
  { waits: '有操作待发出，可撤回' },
  { waits: 'Something has not left yet; it can be undone' },
);

const Mark = () => {
  const words = useStrings()('waits');
  return (
    <span className={css['mark']} title={words} data-testid="waiting-mark">
      <HourglassIcon />
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
};

/** Something was decided here and has not left the house. */
export const WaitingMark = ({ caseId }: { readonly caseId: string }) => (useWaitsUntil(caseId) === undefined ? null : <Mark />);
