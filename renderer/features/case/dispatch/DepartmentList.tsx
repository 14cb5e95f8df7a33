import { useMemo, useState, type KeyboardEvent } from 'react';
import { Box, Button, TextField, Typography } from '@mui/material';
import type { CaseRow, Suggestion } from '../../../../preload/contract';
import { announce } from '../../../kit';
import { useDirectory } from '../../../replica';
import { DepartmentOption } from './DepartmentOption';
import { busyIn, inOrder, matches, type Plan } from './plan';
import { useDispatchStrings } from './strings';

interface Props {
  readonly row: CaseRow;
  readonly suggestions: readonly Suggestion[];
  readonly chosen: readonly string[];
  readonly lead: string | undefined;
  readonly own: Plan['own'];
  readonly onChange: (patch: Partial<Plan>) => void;
}

/** Departments to choose from: suggested first, then those of the place; all others behind a search or a press. */
export const DepartmentList = ({ row, suggestions, chosen, lead, own, onChange }: Props) => {
  const t = useDispatchStrings();
  const { departments } = useDirectory();
  const [words, setWords] = useState('');
  const [all, setAll] = useState(false);
  const busy = useMemo(() => busyIn(row), [row]);
  const ordered = useMemo(
    () => inOrder(departments.values(), suggestions, row.village ?? row.area),
    [departments, suggestions, row.village, row.area],
  );
  const shown = ordered.filter(
    ({ department, near }) =>
      (chosen.includes(department.id) && words === '') || ((near || all || words !== '') && matches(department, words)),
  );
  const first = shown.find(({ department }) => !busy.has(department.id) && !chosen.includes(department.id))?.department;
  const onKeyDown = (event: KeyboardEvent) => {
    // With Ctrl it is the whole dialog that is agreed to.
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing || words === '' || !first) return;
    event.preventDefault();
    choose(first.id, true);
    setWords('');
    announce(t('chosen', { department: first.name }));
  };
  const choose = (id: string, on: boolean) => onChange({ chosen: on ? [...chosen, id] : chosen.filter((other) => other !== id) });
  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mb: 1 }}>
        <Typography component="h3" variant="h3" id="dispatch-departments" sx={{ flex: 'none' }}>
          {t('departments')}
        </Typography>
        <TextField
          placeholder={t('find')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={onKeyDown}
          fullWidth
          slotProps={{ htmlInput: { 'aria-label': t('find'), maxLength: 60 } }}
        />
      </Box>
      <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, maxHeight: 260, overflow: 'auto' }}>
        <Box component="ul" aria-labelledby="dispatch-departments" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {shown.map(({ department }) => (
            <DepartmentOption
              key={department.id}
              department={department}
              suggestion={suggestions.find((suggestion) => suggestion.departmentId === department.id)}
              busy={busy.has(department.id)}
              chosen={chosen.includes(department.id)}
              lead={lead === department.id}
              own={own[department.id]}
              onChoose={choose}
              onLead={(id) => onChange({ lead: id })}
              onOwn={(id, text) => onChange({ own: { ...own, [id]: text } })}
            />
          ))}
        </Box>
        {shown.length === 0 && (
          <Typography variant="body2" role="status" sx={{ p: 1.5 }}>
            {t('noneFound')}
          </Typography>
        )}
        {words === '' && !all && shown.length < ordered.length && (
          <Button type="button" fullWidth onClick={() => setAll(true)}>
            {t('more', { count: ordered.length })}
          </Button>
        )}
      </Box>
    </Box>
  );
};
