import { Autocomplete, TextField } from '@mui/material';
import { useEvaluationStrings } from './strings';

export interface Choice {
  readonly value: string;
  readonly word: string;
  /** Beside the word in the list. */
  readonly aside?: string;
}
interface Props {
  readonly label: string;
  /** Empty: all. */
  readonly value: string;
  readonly options: readonly Choice[];
  readonly onChange: (choice: Choice | undefined) => void;
  /** The options are looked up by what is typed. */
  readonly onType?: (text: string) => void;
  readonly hint?: string;
  readonly testId: string;
}

/** One of many or all of them, found by typing. */
export const Pick = ({ label, value, options, onChange, onType, hint, testId }: Props) => {
  const t = useEvaluationStrings();
  return (
    <Autocomplete
      options={options}
      value={options.find((option) => option.value === value) ?? null}
      onChange={(_event, option) => onChange(option ?? undefined)}
      getOptionLabel={(option) => option.word}
      getOptionKey={(option) => option.value}
      isOptionEqualToValue={(a, b) => a.value === b.value}
      {...(onType
        ? {
            filterOptions: (all: Choice[]) => all,
            onInputChange: (_event: unknown, text: string, why: string) => why === 'input' && onType(text),
          }
        : {})}
      renderOption={({ key, ...props }, option) => (
        <li key={key} {...props}>
          {option.aside === undefined ? option.word : `${option.word} · ${option.aside}`}
        </li>
      )}
      size="small"
      clearOnEscape
      noOptionsText={t('none')}
      openText={t('openList')}
      closeText={t('openList')}
      clearText={t('clear')}
      sx={{ flex: '1 1 150px', minWidth: 130, maxWidth: 260 }}
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          placeholder={hint ?? t('all')}
          data-testid={testId}
          slotProps={{ ...params.slotProps, inputLabel: { ...params.slotProps.inputLabel, shrink: true } }}
        />
      )}
    />
  );
};
