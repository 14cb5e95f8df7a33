import { FormControl, FormControlLabel, FormHelperText, FormLabel, Radio, RadioGroup } from '@mui/material';
import { useId } from 'react';

interface Props<K extends string> {
  readonly label: string;
  readonly value: K | '';
  readonly options: readonly { readonly id: K; readonly text: string; readonly disabled?: boolean }[];
  readonly onChange: (value: K) => void;
  readonly error?: string | undefined;
}

/** One of a few, all in sight: a press or an arrow key chooses. */
export const ChoiceField = <K extends string>({ label, value, options, onChange, error }: Props<K>) => {
  const id = useId();
  return (
    <FormControl error={error !== undefined}>
      <FormLabel id={id} sx={{ fontSize: '0.857rem' }}>
        {label}
      </FormLabel>
      <RadioGroup row aria-labelledby={id} value={value} onChange={(event) => onChange(event.target.value as K)}>
        {options.map((option) => (
          <FormControlLabel
            key={option.id}
            value={option.id}
            disabled={option.disabled ?? false}
            label={option.text}
            control={<Radio size="small" sx={{ py: 0.5 }} />}
          />
        ))}
      </RadioGroup>
      {error !== undefined && <FormHelperText>{error}</FormHelperText>}
    </FormControl>
  );
};
