import { MenuItem, Select } from '@mui/material';
import { changeFilter } from './filter-store';
import type { Sort } from './filter';
import { useQueueStrings } from './strings';

const words = { due: 'sortDue', reported: 'sortReported', updated: 'sortUpdated' } as const satisfies Record<Sort, string>;

export const SortMenu = ({ sort }: { readonly sort: Sort }) => {
  const t = useQueueStrings();
  return (
    <Select<Sort>
      variant="standard"
      disableUnderline
      value={sort}
      onChange={(event) => changeFilter({ sort: event.target.value })}
      inputProps={{ 'aria-label': t('sort') }}
      sx={{
        height: 28,
        color: 'text.secondary',
        pl: 0.5,
        // It has no border that could show the focus.
        '& .MuiSelect-select:focus-visible': { outline: '2px solid var(--mui-palette-primary-main)', borderRadius: 0.5 },
      }}
    >
      {(Object.keys(words) as Sort[]).map((name) => (
        <MenuItem key={name} value={name}>
          {t(words[name])}
        </MenuItem>
      ))}
    </Select>
  );
};
