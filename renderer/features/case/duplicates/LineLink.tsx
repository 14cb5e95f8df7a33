import { Link } from '@mui/material';

interface Props {
  readonly testId: string;
  /** What is read aloud: the act and the number of the case, since the text beside other lines is the same. */
  readonly name: string;
  readonly text: string;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

/** An act at the end of the line of another case. */
export const LineLink = ({ testId, name, text, disabled = false, onPress }: Props) => (
  <Link component="button" type="button" variant="body2" disabled={disabled} data-testid={testId} aria-label={name} onClick={onPress}>
    {text}
  </Link>
);
