import { TextField } from '@mui/material';
import { fromField, toField } from './local-time';

interface Props {
  readonly label: string;
  /** Value of the field as typed, in the centre's time. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
  /** Earliest instant offered, ms. */
  readonly min?: number;
}

/** A day and time of the centre, whatever zone the computer is set to. */
export const TimeField = ({ label, value, onChange, hint, error, min }: Props) => (
  <TextField
    type="datetime-local"
    label={label}
    value={value}
    error={error !== undefined}
    helperText={error ?? hint}
    onChange={(event) => onChange(event.target.value)}
    slotProps={{ inputLabel: { shrink: true }, htmlInput: { ...(min === undefined ? {} : { min: toField(min) }) } }}
    sx={{ maxWidth: 280 }}
  />
);

export { fromField, toField };
