import { Autocomplete, TextField } from '@mui/material';
import { useSettingsStrings } from './strings';

export interface PickOption {
  readonly value: string;
  readonly word: string;
  readonly group?: string;
}
interface Props {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly PickOption[];
  readonly onChange: (value: string | undefined) => void;
  readonly error?: string | undefined;
  readonly testId: string;
}

/** One of many, found by typing. */
export const Pick = ({ label, value, options, onChange, error, testId }: Props) => {
  const t = useSettingsStrings();
  return (
    <Autocomplete
      options={options}
      value={options.find((option) => option.value === value) ?? null}
      onChange={(_event, option) => onChange(option?.value)}
      getOptionLabel={(option) => option.word}
      getOptionKey={(option) => option.value}
      isOptionEqualToValue={(a, b) => a.value === b.value}
      groupBy={(option) => option.group ?? ''}
      size="small"
      noOptionsText={t('none')}
      openText={t('openList')}
      closeText={t('openList')}
      clearText={t('clear')}
      renderInput={(params) => <TextField {...params} label={label} error={error !== undefined} helperText={error} data-testid={testId} />}
    />
  );
};
