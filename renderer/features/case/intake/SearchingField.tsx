import { useState } from 'react';
import { Autocomplete, Box, TextField, Typography } from '@mui/material';

export interface Option {
  readonly id: string;
  readonly text: string;
  readonly aside: string;
}

interface Props<O extends Option> {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly options: readonly O[];
  /** Under the field: what was found, or that nothing was. */
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly testId: string;
  readonly onText: (text: string) => void;
  readonly onChoose: (option: O) => void;
}

/** A field in which words find something: arrows move in what was found, Enter chooses, what was typed may also stay. */
export const SearchingField = <O extends Option>(props: Props<O>) => {
  const { label, placeholder, text, options, hint, error, testId, onText, onChoose } = props;
  const [opened, setOpened] = useState(false);
  return (
    <Autocomplete<O>
      open={opened && options.length > 0}
      onOpen={() => setOpened(true)}
      onClose={() => setOpened(false)}
      fullWidth
      autoHighlight
      clearOnBlur={false}
      forcePopupIcon={false}
      options={[...options]}
      filterOptions={(all) => all}
      getOptionLabel={(option) => option.text}
      getOptionKey={(option) => option.id}
      value={null}
      inputValue={text}
      onInputChange={(_event, next, why) => why !== 'reset' && onText(next)}
      onChange={(_event, option) => option && onChoose(option)}
      renderOption={({ key, ...item }, option) => (
        <Box component="li" key={key} {...item} sx={{ display: 'flex', gap: 1, alignItems: 'baseline', '&&': { py: 0.5 } }}>
          <Box component="span" sx={{ whiteSpace: 'nowrap', flex: 'none' }}>
            {option.text}
          </Box>
          <Typography component="span" variant="body2" noWrap sx={{ color: 'text.secondary', ml: 'auto', minWidth: 0 }}>
            {option.aside}
          </Typography>
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          placeholder={placeholder}
          error={error !== undefined}
          helperText={error ?? hint}
          slotProps={{
            ...params.slotProps,
            htmlInput: { ...params.slotProps?.htmlInput, maxLength: 100, 'data-testid': testId },
          }}
        />
      )}
    />
  );
};
