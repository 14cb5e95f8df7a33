import { useId } from 'react';
import { Box, Chip, TextField, Typography } from '@mui/material';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Most characters taken. */
  readonly max: number;
  readonly error?: string | undefined;
  readonly rows?: number;
  /** Ready words: a press puts them in, beside what is there already. */
  readonly offers?: readonly { readonly id: string; readonly text: string }[];
  readonly offersLabel?: string;
}

/** Words somebody types, with ready ones to press. The error stands under the field and erases nothing. */
export const WordsField = ({ label, value, onChange, max, error, rows = 2, offers = [], offersLabel = '' }: Props) => {
  const id = useId();
  const add = (text: string) =>
    onChange(
      value.includes(text)
        ? value
        : (value.trim() === '' ? text : `${value.trimEnd()}${/[。.!?！？…]$/.test(value.trimEnd()) ? '' : '；'}${text}`).slice(0, max),
    );
  return (
    <Box sx={{ display: 'grid', gap: 1.25 }}>
      {offers.length > 0 && (
        <Box role="group" aria-label={offersLabel} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, alignItems: 'center' }}>
          <Typography variant="caption" sx={{ color: 'text.secondary', mr: 0.5 }}>
            {offersLabel}
          </Typography>
          {offers.map((offer) => (
            <Chip
              key={offer.id}
              variant="outlined"
              clickable
              label={offer.text}
              onClick={() => add(offer.text)}
              sx={{ height: 'auto', minHeight: 24, '& .MuiChip-label': { whiteSpace: 'normal', py: 0.25 } }}
            />
          ))}
        </Box>
      )}
      <TextField
        id={id}
        label={label}
        value={value}
        multiline
        minRows={rows}
        maxRows={8}
        fullWidth
        error={error !== undefined}
        helperText={error}
        onChange={(event) => onChange(event.target.value)}
        slotProps={{ htmlInput: { maxLength: max } }}
      />
    </Box>
  );
};
