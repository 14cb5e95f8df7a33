import { useState, type FormEvent } from 'react';
import { Button, MenuItem, TextField } from '@mui/material';
import { ROLES, type Role, type Seat } from '../../../preload/contract';
import { ErrorNote, useToast } from '../../components';
import { updateSettings, useTerm } from '../../kit';
import { useDirectory } from '../../replica';
import { Pick, type PickOption } from './Pick';
import { Section } from './Section';
import { useSettingsStrings } from './strings';

const RANK = { city: 0, district: 1, township: 2, village: 3, group: 4 } as const;

/** Districts, townships and villages, each under its parent's name. */
const useAreaOptions = (): readonly PickOption[] => {
  const term = useTerm();
  const { areas } = useDirectory();
  return [...areas.values()]
    .filter((area) => /^\d{6}(\d{3}(\d{3})?)?$/.test(area.code))
    .sort((a, b) =>
      a.level === 'village' && b.level === 'village'
        ? a.code < b.code
          ? -1
          : 1
        : RANK[a.level] - RANK[b.level] || (a.code < b.code ? -1 : 1),
    )
    .map((area) => {
      const parent = area.level === 'village' && area.parent !== null ? areas.get(area.parent)?.name : undefined;
      return { value: area.code, word: `${area.name} ${area.code}`, group: parent ?? term('areaLevels', area.level) };
    });
};

/** Which chair this is. What was typed stays until it is saved, or until the chair is changed elsewhere. */
export const SeatForm = ({ seat }: { readonly seat: Seat }) => {
  const t = useSettingsStrings();
  const term = useTerm();
  const toast = useToast();
  const { departments } = useDirectory();
  const areas = useAreaOptions();
  const [draft, setDraft] = useState<Seat>(seat);
  // Not a new form: the focus stays on what was pressed.
  const [known, setKnown] = useState(seat);
  if (JSON.stringify(known) !== JSON.stringify(seat)) {
    setKnown(seat);
    setDraft(seat);
  }
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>();
  const noDepartment = draft.role === 'department' && draft.departmentId === undefined;
  const noName = draft.operatorName.trim() === '';

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setError(undefined);
    if (noDepartment || noName) return;
    const { departmentId, ...rest } = draft;
    try {
      await updateSettings({
        seat: {
          ...rest,
          operatorName: draft.operatorName.trim(),
          ...(draft.role === 'department' && departmentId !== undefined ? { departmentId } : {}),
        },
      });
      setTried(false);
      toast({ message: t('seatSaved') });
    } catch (thrown) {
      setError(thrown);
    }
  };
  const options = areas.some((option) => option.value === draft.area) ? areas : [{ value: draft.area, word: draft.area }, ...areas];
  return (
    <Section title={t('seat')} hint={t('seatHint')}>
      <form onSubmit={(event) => void save(event)} noValidate>
        <Pick
          label={t('area')}
          testId="seat-area"
          value={draft.area}
          options={options}
          onChange={(area) => area !== undefined && setDraft({ ...draft, area })}
        />
        <TextField
          select
          fullWidth
          margin="normal"
          label={t('role')}
          value={draft.role}
          data-testid="seat-role"
          onChange={(event) => setDraft({ ...draft, role: event.target.value as Role })}
        >
          {ROLES.map((role) => (
            <MenuItem key={role} value={role}>
              {term('roles', role)}
            </MenuItem>
          ))}
        </TextField>
        {draft.role === 'department' && (
          <Pick
            label={t('department')}
            testId="seat-department"
            value={draft.departmentId}
            options={[...departments.values()].map((department) => ({ value: department.id, word: department.name }))}
            onChange={(departmentId) => {
              const { departmentId: _before, ...rest } = draft;
              setDraft(departmentId === undefined ? rest : { ...rest, departmentId });
            }}
            error={tried && noDepartment ? t('departmentNeeded') : undefined}
          />
        )}
        <TextField
          fullWidth
          margin="normal"
          label={t('operator')}
          value={draft.operatorName}
          onChange={(event) => setDraft({ ...draft, operatorName: event.target.value })}
          error={tried && noName}
          helperText={tried && noName ? t('operatorNeeded') : undefined}
          slotProps={{ htmlInput: { maxLength: 60 } }}
        />
        {error !== undefined && <ErrorNote error={error} />}
        <Button type="submit" variant="contained" sx={{ mt: 1 }} data-testid="save-seat">
          {t('saveSeat')}
        </Button>
      </form>
    </Section>
  );
};
