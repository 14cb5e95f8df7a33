import { Box, Button, MenuItem, TextField } from '@mui/material';
import { CARE_KINDS, type CareKind, type PersonRow } from '../../../preload/contract';
import { LightMark } from '../../components';
import { useTerm } from '../../kit';
import type { PeopleFilter } from './filter';
import { usePeopleStrings } from './strings';

interface Props {
  readonly people: readonly PersonRow[];
  readonly filter: PeopleFilter;
  readonly overdue: number;
  readonly onChange: (patch: Partial<PeopleFilter>) => void;
}

/** Search and filters; each takes effect as it is chosen. */
export const PeopleFilters = ({ people, filter, overdue, onChange }: Props) => {
  const t = usePeopleStrings();
  const term = useTerm();
  const villages = new Map(people.map((person) => [person.village, person.villageName]));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, px: 1.5, pb: 1 }}>
      <TextField
        type="search"
        placeholder={t('search')}
        value={filter.words}
        onChange={(event) => onChange({ words: event.target.value })}
        slotProps={{ htmlInput: { 'aria-label': t('search'), maxLength: 60 } }}
        sx={{ flex: '1 1 240px', minWidth: 200 }}
      />
      <TextField
        select
        label={t('kind')}
        value={filter.kind}
        onChange={(event) => onChange({ kind: event.target.value as CareKind | '' })}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        sx={{ minWidth: 150 }}
      >
        <MenuItem value="">{t('allKinds')}</MenuItem>
        {CARE_KINDS.map((kind) => (
          <MenuItem key={kind} value={kind}>
            {term('careKinds', kind)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={t('village')}
        value={villages.has(filter.village) ? filter.village : ''}
        onChange={(event) => onChange({ village: event.target.value })}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        sx={{ minWidth: 140 }}
      >
        <MenuItem value="">{t('allVillages')}</MenuItem>
        {[...villages]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([code, name]) => (
            <MenuItem key={code} value={code}>
              {name}
            </MenuItem>
          ))}
      </TextField>
      <Button
        variant="outlined"
        color={filter.overdue ? 'primary' : 'secondary'}
        aria-pressed={filter.overdue}
        onClick={() => onChange({ overdue: !filter.overdue })}
        startIcon={<LightMark light="red" />}
        sx={{ borderColor: filter.overdue ? 'primary.main' : 'divider', bgcolor: filter.overdue ? 'surface.chosen' : undefined }}
      >
        {t('overdue', { count: overdue })}
      </Button>
    </Box>
  );
};
