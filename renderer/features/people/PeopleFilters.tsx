import { Box, MenuItem, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { CARE_KINDS, type CareKind, type PersonRow } from '../../../preload/contract';
import { LightMark } from '../../components';
import { useTerm } from '../../kit';
import type { Facets } from './facets';
import { DUE_SPANS, type DueSpan, type PeopleFilter } from './filter';
import { usePeopleStrings } from './strings';

interface Props {
  readonly people: readonly PersonRow[];
  readonly filter: PeopleFilter;
  readonly facets: Facets;
  readonly onChange: (patch: Partial<PeopleFilter>) => void;
}

interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly all: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly counts: ReadonlyMap<string, number>;
  readonly onChange: (value: string) => void;
}

/** One filter: each choice with how many it would show. */
const Choice = ({ id, label, all, value, options, counts, onChange }: ChoiceProps) => (
  <TextField
    select
    label={label}
    value={options.some(([one]) => one === value) ? value : ''}
    onChange={(event) => onChange(event.target.value)}
    slotProps={{
      select: {
        displayEmpty: true,
        renderValue: (shown) => options.find(([one]) => one === shown)?.[1] ?? all,
        SelectDisplayProps: { 'data-testid': `people-by-${id}` } as object,
      },
      inputLabel: { shrink: true },
    }}
    sx={{ flex: '1 1 120px', minWidth: 110 }}
  >
    <MenuItem value="">{all}</MenuItem>
    {options.map(([one, name]) => (
      <MenuItem key={one} value={one} sx={{ display: 'flex', gap: 2, justifyContent: 'space-between' }}>
        {name}
        <Box component="span" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
          {counts.get(one) ?? 0}
        </Box>
      </MenuItem>
    ))}
  </TextField>
);

const byCode = ([a]: readonly [string, string], [b]: readonly [string, string]) => (a < b ? -1 : 1);
const LIGHTS = { overdue: 'red', today: 'yellow', week: 'green' } as const;

/** Search and filters; each takes effect as it is chosen. */
export const PeopleFilters = ({ people, filter, facets, onChange }: Props) => {
  const t = usePeopleStrings();
  const term = useTerm();
  const inVillage = people.filter(({ village }) => filter.village === '' || village === filter.village);
  const villages = [...new Map(people.map((person) => [person.village, person.villageName]))].toSorted(byCode);
  const grids = [...new Map(inVillage.map((person) => [person.gridCode, person.gridName]))].toSorted(byCode);
  return (
    <Box sx={{ display: 'grid', gap: 1, px: 1.5, pb: 1 }}>
      <TextField
        type="search"
        placeholder={t('search')}
        value={filter.words}
        onChange={(event) => onChange({ words: event.target.value })}
        slotProps={{ htmlInput: { 'aria-label': t('search'), maxLength: 60 } }}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, pt: 0.5 }}>
        <Choice
          id="kind"
          label={t('kind')}
          all={t('allKinds')}
          value={filter.kind}
          options={CARE_KINDS.map((kind) => [kind, term('careKinds', kind)])}
          counts={facets.kind}
          onChange={(kind) => onChange({ kind: kind as CareKind | '' })}
        />
        <Choice
          id="village"
          label={t('village')}
          all={t('allVillages')}
          value={filter.village}
          options={villages}
          counts={facets.village}
          onChange={(village) => onChange({ village, grid: '' })}
        />
        <Choice
          id="grid"
          label={t('grid')}
          all={t('allGrids')}
          value={filter.grid}
          options={grids}
          counts={facets.grid}
          onChange={(grid) => onChange({ grid })}
        />
        <Choice
          id="level"
          label={t('risk')}
          all={t('allLevels')}
          value={filter.level}
          options={['0', '1', '2', '3', '4', '5'].map((level) => [level, t('level', { level })])}
          counts={facets.level}
          onChange={(level) => onChange({ level })}
        />
      </Box>
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label={t('due')}
        value={filter.due}
        onChange={(_event, due: DueSpan | null) => onChange({ due: due ?? '' })}
      >
        {DUE_SPANS.map((span) => (
          <ToggleButton
            key={span}
            value={span}
            data-testid={`people-due-${span}`}
            sx={{ py: 0, px: 1.25, height: 28, gap: 0.75, textTransform: 'none', color: 'text.primary' }}
          >
            <LightMark light={LIGHTS[span]} />
            {t(`due-${span}`, { count: facets.due.get(span) ?? 0 })}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Box>
  );
};
