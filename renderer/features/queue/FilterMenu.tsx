import { useId, useState } from 'react';
import { Badge, Button, MenuItem, Popover, Stack, TextField } from '@mui/material';
import FilterIcon from '@mui/icons-material/FilterListOutlined';
import { CASE_STATES, PRIORITIES } from '../../../preload/contract';
import { pick, useLang, useSettings, useTerm } from '../../kit';
import { useDirectory } from '../../replica';
import { changeFilter, filterQueue } from './filter-store';
import type { QueueFilter } from './filter';
import { useQueueStrings } from './strings';

type Field = 'reported' | 'state' | 'priority' | 'category' | 'village' | 'department';
const FIELDS: readonly Field[] = ['reported', 'state', 'priority', 'category', 'village', 'department'];
export const chosenFields = (filter: QueueFilter): readonly Field[] => FIELDS.filter((field) => filter[field] !== undefined);

type Choice = readonly [value: string, word: string];

const useChoices = (): Readonly<Record<Field, readonly Choice[]>> => {
  const t = useQueueStrings();
  const term = useTerm();
  const lang = useLang();
  const { areas, departments, categories } = useDirectory();
  const { area: here } = useSettings().seat;
  const serves = (area: string | undefined) => area === undefined || area.startsWith(here) || here.startsWith(area);
  return {
    reported: [['today', t('today')]],
    state: CASE_STATES.map((state) => [state, term('caseStates', state)]),
    priority: PRIORITIES.map((priority) => [priority, term('priorities', priority)]),
    category: [...categories.values()].map((category) => [category.id, pick(lang, category)]),
    village: [...areas.values()]
      .filter((area) => area.level === 'village' && area.code.startsWith(here.slice(0, 9)))
      .map((area) => [area.code, area.name]),
    department: [...departments.values()]
      .filter((department) => serves(department.area))
      .map((department) => [department.id, department.name]),
  };
};

/** Narrowing the list by what the rows say. Takes effect as it is chosen. */
export const FilterMenu = ({ filter }: { readonly filter: QueueFilter }) => {
  const t = useQueueStrings();
  const id = useId();
  const choices = useChoices();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const chosen = chosenFields(filter).length;
  return (
    <>
      <Badge badgeContent={chosen} color="primary">
        <Button
          startIcon={<FilterIcon />}
          onClick={(event) => setAnchor(event.currentTarget)}
          aria-haspopup="dialog"
          aria-controls={anchor ? id : undefined}
          aria-label={t('filter')}
          title={t('filter')}
          sx={{
            height: 28,
            whiteSpace: 'nowrap',
            // In a narrow list the icon stands alone, so that the bar stays one line.
            '@container (max-width: 860px)': {
              minWidth: 36,
              px: 0,
              '& .words': { display: 'none' },
              '& .MuiButton-startIcon': { m: 0 },
            },
          }}
        >
          <span className="words">{t('filter')}</span>
        </Button>
      </Badge>
      <Popover
        id={id}
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('filter') } }}
      >
        <Stack sx={{ gap: 2, p: 2, width: 280 }}>
          {FIELDS.map((field) => (
            <TextField
              key={field}
              select
              label={t(field)}
              value={filter[field] ?? ''}
              onChange={(event) => changeFilter({ [field]: event.target.value || undefined })}
              slotProps={{
                inputLabel: { shrink: true },
                select: { displayEmpty: true, MenuProps: { slotProps: { paper: { sx: { maxHeight: 360 } } } } },
              }}
            >
              <MenuItem value="">{t(field === 'state' ? 'openStates' : 'any')}</MenuItem>
              {choices[field].map(([value, word]) => (
                <MenuItem key={value} value={value}>
                  {word}
                </MenuItem>
              ))}
            </TextField>
          ))}
          <Button onClick={() => filterQueue({})} disabled={chosen === 0}>
            {t('clear')}
          </Button>
        </Stack>
      </Popover>
    </>
  );
};
