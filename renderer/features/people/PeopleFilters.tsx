import { useRef } from 'react';
import { Box, InputAdornment, MenuItem, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import SearchIcon from '@mui/icons-material/SearchOutlined';
import { CARE_KINDS, type CareKind } from '../../../preload/contract';
import { useFormat, useShortcut, useTerm } from '../../kit';
import { useDirectory } from '../../replica';
import type { Due, PeopleFilter } from './filter';
import { usePeopleStrings } from './strings';

interface Props {
  readonly filter: PeopleFilter;
  readonly counts: Readonly<Record<Due, number>>;
  readonly onChange: (patch: Partial<PeopleFilter>) => void;
  /** Enter or the arrow in the search goes on to the list. */
  readonly onDone: () => void;
}

const DUE: readonly Due[] = ['all', 'overdue', 'week'];

/** Narrowing the list: by when a visit is due, by word, kind and village. */
export const PeopleFilters = ({ filter, counts, onChange, onDone }: Props) => {
  const t = usePeopleStrings();
  const term = useTerm();
  const { number } = useFormat();
  const { areas } = useDirectory();
  const input = useRef<HTMLInputElement>(null);
  useShortcut('/', () => input.current?.select(), { label: t('find'), group: t('group') });
  const villages = [...areas.values()].filter((area) => area.level === 'village').map((area) => [area.code, area.name] as const);
  const kinds = CARE_KINDS.map((kind) => [kind, term('careKinds', kind)] as const);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      <ToggleButtonGroup exclusive size="small" value={filter.due} onChange={(_event, due: Due | null) => onChange({ due: due ?? 'all' })} aria-label={t('nextVisit')}>
        {DUE.map((due) => (
          <ToggleButton key={due} value={due} sx={{ py: 0, px: 1, height: 28, textTransform: 'none', color: 'text.primary' }}>
            {t(due)}
            <Box component="span" sx={{ ml: 0.75, fontWeight: 600, color: due === 'overdue' && counts.overdue > 0 ? 'light.red' : 'inherit' }}>
              {number(counts[due])}
            </Box>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <TextField
        inputRef={input}
        value={filter.text}
        placeholder={t('search')}
        onChange={(event) => onChange({ text: event.target.value })}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') onChange({ text: '' });
          else if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
          event.preventDefault();
          onDone();
        }}
        sx={{ flex: '1 1 220px', maxWidth: 360, '& .MuiInputBase-root': { height: 28 } }}
        slotProps={{
          htmlInput: { 'aria-label': t('search'), maxLength: 100 },
          input: { startAdornment: <InputAdornment position="start"><SearchIcon fontSize="small" /></InputAdornment> },
        }}
      />
      <Pick label={t('kind')} any={t('any')} value={filter.kind} choices={kinds} onPick={(kind) => onChange({ kind: kind as CareKind | undefined })} />
      <Pick label={t('village')} any={t('any')} value={filter.village} choices={villages} onPick={(village) => onChange({ village })} />
    </Box>
  );
};

interface PickProps {
  readonly label: string;
  readonly any: string;
  readonly value: string | undefined;
  readonly choices: readonly (readonly [value: string, word: string])[];
  readonly onPick: (value: string | undefined) => void;
}

const Pick = ({ label, any, value, choices, onPick }: PickProps) => (
  <TextField
    select
    label={label}
    value={value ?? ''}
    onChange={(event) => onPick(event.target.value || undefined)}
    sx={{ width: 168, '& .MuiInputBase-root': { height: 28 } }}
    slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true, MenuProps: { slotProps: { paper: { sx: { maxHeight: 360 } } } } } }}
  >
    <MenuItem value="">{any}</MenuItem>
    {choices.map(([code, word]) => (
      <MenuItem key={code} value={code}>
        {word}
      </MenuItem>
    ))}
  </TextField>
);
