import { useState, type FormEvent } from 'react';
import { Box, Button, FormControlLabel, MenuItem, Switch, TextField } from '@mui/material';
import DrawIcon from '@mui/icons-material/ShuffleOutlined';
import { MEMBER_ROLES, MOST_IN_DRILL, type Input, type MemberRow } from '../../../../preload/contract';
import { useTerm } from '../../../kit';
import { useDirectory } from '../../../replica';
import { useDrillStrings } from './strings';

interface Props {
  /** Chosen in the tree; absent: all that the seat looks after. */
  readonly area: string | undefined;
  readonly usual: number;
  readonly busy: boolean;
  readonly onDraw: (asked: Input<'drills.draw'>) => void;
}
const NARROW = { '& .MuiInputBase-root': { height: 30 } };

/** Among whom the lot is drawn, and how many. */
export const DrawForm = ({ area, usual, busy, onDraw }: Props) => {
  const t = useDrillStrings();
  const term = useTerm();
  const { areaName } = useDirectory();
  const [people, setPeople] = useState(String(usual));
  const [role, setRole] = useState<MemberRow['role']>();
  const [onDuty, setOnDuty] = useState(false);
  const number = Number(people);
  const fits = Number.isInteger(number) && number >= 1 && number <= MOST_IN_DRILL;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fits && !busy) onDraw({ ...(area === undefined ? {} : { area }), ...(role ? { role } : {}), onDuty, people: number });
  };
  return (
    <Box component="form" onSubmit={submit} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      <TextField
        value={people}
        error={!fits}
        onChange={(event) => setPeople(event.target.value)}
        sx={{ width: 90, ...NARROW }}
        slotProps={{
          htmlInput: { 'aria-label': t('howMany'), title: t('howMany'), inputMode: 'numeric', 'data-testid': 'drill-people' },
        }}
      />
      <TextField
        select
        value={role ?? 'any'}
        onChange={(event) => setRole(MEMBER_ROLES.find((one) => one === event.target.value))}
        sx={{ minWidth: 110, ...NARROW }}
        slotProps={{ select: { SelectDisplayProps: { 'aria-label': t('role') } }, htmlInput: { 'aria-label': t('role') } }}
      >
        <MenuItem value="any">{t('anyRole')}</MenuItem>
        {MEMBER_ROLES.map((one) => (
          <MenuItem key={one} value={one}>
            {term('memberRoles', one)}
          </MenuItem>
        ))}
      </TextField>
      <FormControlLabel
        control={<Switch size="small" checked={onDuty} onChange={(_event, on) => setOnDuty(on)} />}
        label={t('onDuty')}
        sx={{ mr: 0 }}
      />
      <Button type="submit" variant="outlined" disabled={!fits || busy} startIcon={<DrawIcon />} data-testid="drill-draw">
        {area === undefined ? t('draw') : t('drawOf', { place: areaName(area) })}
      </Button>
    </Box>
  );
};
