import { useRef, type ReactNode } from 'react';
import { Box, Button, MenuItem, TextField } from '@mui/material';
import { ENDED_STATES } from '../../../preload/contract';
import { useSettings, useShortcut, useTerm } from '../../kit';
import { useDirectory } from '../../replica';
import { ANY, type Wanted } from './wanted';
import { useArchiveStrings } from './strings';

interface Props {
  readonly wanted: Wanted;
  readonly onChange: (patch: Partial<Wanted>) => void;
}

interface PickProps {
  readonly name: 'state' | 'area' | 'department';
  readonly value: string;
  readonly onPick: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly word: string }[];
}

const Pick = ({ name, value, onPick, options }: PickProps): ReactNode => {
  const t = useArchiveStrings();
  return (
    <TextField
      select
      label={t(name)}
      value={value}
      onChange={(event) => onPick(event.target.value)}
      sx={{ flex: '1 1 110px', minWidth: 100, maxWidth: 200 }}
      slotProps={{
        inputLabel: { shrink: true },
        select: { displayEmpty: true, SelectDisplayProps: { 'data-testid': `archive-${name}` } as object },
      }}
    >
      <MenuItem value="">{t('any')}</MenuItem>
      {options.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {option.word}
        </MenuItem>
      ))}
    </TextField>
  );
};

const byWord = (a: { readonly word: string }, b: { readonly word: string }) => a.word.localeCompare(b.word, 'zh-CN');

/** What the list is narrowed to: words, state, area, department, dates. */
export const Filters = ({ wanted, onChange }: Props) => {
  const t = useArchiveStrings();
  const term = useTerm();
  const { seat } = useSettings();
  const { areas, departments } = useDirectory();
  const input = useRef<HTMLInputElement>(null);
  useShortcut('/', () => input.current?.select(), { label: t('find'), group: t('group') });
  const depth = seat.area.length === 6 ? 9 : 12;
  const inside = [...areas.values()]
    .filter(({ code }) => code.startsWith(seat.area) && code !== seat.area && code.length === depth)
    .map(({ code, name }) => ({ value: code, word: name }))
    .toSorted(byWord);
  const states = ENDED_STATES.map((state) => ({ value: state, word: term('caseStates', state) }));
  const chairs = [...departments.values()].map(({ id, name }) => ({ value: id, word: name })).toSorted(byWord);
  const date = (name: 'from' | 'to') => (
    <TextField
      type="date"
      label={t(name)}
      value={wanted[name]}
      onChange={(event) => onChange({ [name]: event.target.value })}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { 'data-testid': `archive-${name}` } }}
      sx={{ width: 138 }}
    />
  );
  return (
    <Box role="search" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 1.5, pb: 1.25, pt: 0.75 }}>
      <TextField
        inputRef={input}
        value={wanted.text}
        label={t('find')}
        placeholder={t('search')}
        onChange={(event) => onChange({ text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onChange({ text: '' });
        }}
        sx={{ flex: '2 1 220px' }}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { 'data-testid': 'archive-search', maxLength: 100 } }}
      />
      <Pick
        name="state"
        value={wanted.state}
        onPick={(state) => onChange({ state: ENDED_STATES.find((one) => one === state) ?? '' })}
        options={states}
      />
      {inside.length > 0 && <Pick name="area" value={wanted.area} onPick={(area) => onChange({ area })} options={inside} />}
      {seat.role !== 'department' && (
        <Pick name="department" value={wanted.department} onPick={(department) => onChange({ department })} options={chairs} />
      )}
      {date('from')}
      {date('to')}
      {JSON.stringify(wanted) !== JSON.stringify(ANY) && <Button onClick={() => onChange(ANY)}>{t('clear')}</Button>}
    </Box>
  );
};
