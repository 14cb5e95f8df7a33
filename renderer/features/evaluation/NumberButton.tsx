import { Link } from '@mui/material';
import { useFormat } from '../../kit';
import { useEvaluationStrings } from './strings';

interface Props {
  readonly count: number;
  /** What it is a number of, for who does not see where it stands. */
  readonly figure: string;
  readonly part: string;
  readonly onOpen: () => void;
  readonly testId: string;
  readonly children?: string;
  /** What it opens, where that is no cases. */
  readonly words?: string;
}

/** A number that opens the cases behind it; nothing is behind a nought. */
export const NumberButton = ({ count, figure, part, onOpen, testId, children, words }: Props) => {
  const t = useEvaluationStrings();
  const format = useFormat();
  const shown = children ?? format.number(count);
  if (count === 0) return <span data-testid={testId}>{shown}</span>;
  return (
    <Link
      component="button"
      type="button"
      underline="always"
      data-testid={testId}
      aria-label={words ?? t('openCases', { figure, part, count })}
      onClick={onOpen}
      sx={{ font: 'inherit', fontVariantNumeric: 'tabular-nums', verticalAlign: 'baseline' }}
    >
      {shown}
    </Link>
  );
};
