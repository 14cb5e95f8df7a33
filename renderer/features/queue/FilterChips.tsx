import { memo } from 'react';
import { Chip, Stack } from '@mui/material';
import { pick, useLang, useTerm } from '../../kit';
import { useDirectory } from '../../replica';
import { chosenFields } from './FilterMenu';
import { changeFilter } from './filter-store';
import type { QueueFilter } from './filter';
import { useQueueStrings } from './strings';

/** What the list is narrowed by, each with its way out; an operator must never wonder where the rest went. */
export const FilterChips = memo(({ filter }: { readonly filter: QueueFilter }) => {
  const t = useQueueStrings();
  const term = useTerm();
  const lang = useLang();
  const { areaName, departments, categories } = useDirectory();
  const fields = chosenFields(filter);
  if (fields.length === 0) return null;
  const category = filter.category === undefined ? undefined : categories.get(filter.category);
  const words = {
    reported: filter.reported && t('today'),
    state: filter.state && term('caseStates', filter.state),
    priority: filter.priority && term('priorities', filter.priority),
    category: category ? pick(lang, category) : filter.category,
    village: filter.village && areaName(filter.village),
    department: filter.department && (departments.get(filter.department)?.name ?? filter.department),
  };
  return (
    <Stack direction="row" sx={{ gap: 0.5, px: 1, pb: 0.75, flexWrap: 'wrap' }}>
      {fields.map((field) => (
        <Chip
          key={field}
          label={`${t(field)}: ${words[field] ?? ''}`}
          onDelete={() => changeFilter({ [field]: undefined })}
          variant="outlined"
        />
      ))}
    </Stack>
  );
});
FilterChips.displayName = 'FilterChips';
