import { Box, MenuItem, TextField, Typography } from '@mui/material';
import { GRID_FIELDS, type GridColumns, type GridField, type GridFile } from '../../../preload/contract';
import { useOutlineStrings } from './strings';

export type Chosen = Partial<GridColumns>;

interface Props {
  readonly properties: Extract<GridFile, { kind: 'read' }>['properties'];
  readonly chosen: Chosen;
  readonly disabled: boolean;
  readonly onChoose: (chosen: Chosen) => void;
}

/** Which property of the file holds which field of a grid. */
export const ColumnChoice = ({ properties, chosen, disabled, onChoose }: Props) => {
  const t = useOutlineStrings();
  const choose = (field: GridField, name: string) => {
    const { [field]: _before, ...others } = chosen;
    onChoose(name === '' ? others : { ...others, [field]: name });
  };
  return (
    <Box role="group" aria-labelledby="outline-columns">
      <Typography id="outline-columns" sx={{ fontWeight: 600, pb: 1 }}>
        {t('columns')}
      </Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 1fr))', gap: 1 }}>
        {GRID_FIELDS.map((field) => (
          <TextField
            key={field}
            select
            size="small"
            label={t(field)}
            value={chosen[field] ?? ''}
            required={field === 'code'}
            disabled={disabled}
            onChange={({ target }) => choose(field, target.value)}
            data-testid={`outline-column-${field}`}
            slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
          >
            <MenuItem value="">{t('none')}</MenuItem>
            {properties.map(({ name, sample }) => (
              <MenuItem key={name} value={name}>
                {t('option', { name, sample })}
              </MenuItem>
            ))}
          </TextField>
        ))}
      </Box>
    </Box>
  );
};
