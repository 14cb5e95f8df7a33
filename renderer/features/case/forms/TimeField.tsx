import { TextField } from '@mui/material';
import { useFormStrings } from './strings';
import { fromField } from './local-time';

interface Props {
  readonly label: string;
  /** The field as typed, in the centre's time. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint: string;
  readonly error?: string | undefined;
}

/**
 * A day and time of the centre, typed: the browser's own field follows the computer's language and would show a Chinese
 * desk American dates with am and pm.
 */
export const TimeField = ({ label, value, onChange, hint, error }: Props) => {
  const t = useFormStrings();
  const wrong = error ?? (value.trim() !== '' && fromField(value) === undefined ? t('timeFormat') : undefined);
  return (
    <TextField
      label={label}
      value={value}
      error={wrong !== undefined}
      helperText={wrong ?? hint}
      placeholder={t('timeExample')}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 20, inputMode: 'numeric', autoComplete: 'off' } }}
      sx={{ maxWidth: 360 }}
    />
  );
};

/** Whether a time field can be sent: empty, or a time. */
export const isTime = (value: string): boolean => value.trim() === '' || fromField(value) !== undefined;
