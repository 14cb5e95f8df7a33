import { FormControl, FormLabel, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useId } from 'react';

interface Props<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly word: string }[];
  readonly onChange: (value: T) => void;
  readonly testId: string;
}

/** One of a few, all of them seen. Takes effect at once. */
export const Choice = <T extends string>({ label, value, options, onChange, testId }: Props<T>) => {
  const id = useId();
  return (
    <FormControl sx={{ flexDirection: 'row', alignItems: 'center', justifyContent: 'space-between', gap: 2 }}>
      <FormLabel id={id} sx={{ color: 'text.primary' }}>
        {label}
      </FormLabel>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={value}
        aria-labelledby={id}
        onChange={(_event, next: T | null) => next !== null && onChange(next)}
      >
        {options.map((option) => (
          <ToggleButton
            key={option.value}
            value={option.value}
            data-testid={`${testId}-${option.value}`}
            sx={{ textTransform: 'none', px: 1.5, py: 0.25, color: 'text.primary' }}
          >
            {option.word}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </FormControl>
  );
};
