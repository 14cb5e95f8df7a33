import { useEffect, useRef, useState } from 'react';
import { Autocomplete, Box, Button, FormControlLabel, MenuItem, Switch, TextField, Typography } from '@mui/material';
import { MEMBER_ROLES, type MemberRow } from '../../../preload/contract';
import { griddesk, useShortcut, useTerm } from '../../kit';
import { useRosterStrings } from './strings';

type Role = MemberRow['role'];
export interface Near {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}
export interface Wanted {
  readonly text: string;
  readonly role: Role | undefined;
  readonly onDuty: boolean;
  readonly near: Near | undefined;
}
export const NOBODY_SPECIAL: Wanted = { text: '', role: undefined, onDuty: false, near: undefined };

interface Props {
  readonly wanted: Wanted;
  readonly onChange: (patch: Partial<Wanted>) => void;
  /** Where the open case is; absent: none is open, or nobody knows. */
  readonly caseAt: Near | undefined;
}

/** Typed, found, chosen: a place from which distances count. */
const NearField = ({
  near,
  caseAt,
  onNear,
}: {
  readonly near: Near | undefined;
  readonly caseAt: Near | undefined;
  readonly onNear: (near: Near | undefined) => void;
}) => {
  const t = useRosterStrings();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Near[]>([]);
  useEffect(() => {
    const words = text.trim();
    if (words === '' || words === near?.name) return undefined;
    let here = true;
    void griddesk.directory.places({ text: words, limit: 12 }).then((answer) => {
      if (here) setFound(answer.ok ? answer.value.map(({ name, within, lon, lat }) => ({ name: `${within} ${name}`, lon, lat })) : []);
    });
    return () => {
      here = false;
    };
  }, [text, near]);
  const options = [...(caseAt ? [caseAt] : []), ...found.filter(({ name }) => name !== caseAt?.name)];
  return (
    <Autocomplete
      options={options}
      value={near ?? null}
      inputValue={text}
      onInputChange={(_event, next) => setText(next)}
      onChange={(_event, next) => onNear(next ?? undefined)}
      filterOptions={(all) => all}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ name, lon, lat }) => `${name} ${lon} ${lat}`}
      isOptionEqualToValue={(a, b) => a.lon === b.lon && a.lat === b.lat}
      noOptionsText={text.trim() === '' ? t('nearHint') : t('nearNone')}
      clearText={t('nearEnd')}
      openText={t('near')}
      closeText={t('near')}
      size="small"
      sx={{ flex: '1 1 180px', minWidth: 160, '& .MuiInputBase-root': { minHeight: 30, py: '0 !important' } }}
      renderInput={(params) => (
        <TextField
          {...params}
          placeholder={t('near')}
          slotProps={{
            ...params.slotProps,
            htmlInput: { ...params.slotProps?.htmlInput, 'aria-label': t('near'), 'data-testid': 'roster-near' },
          }}
        />
      )}
    />
  );
};

/** Whom the list is of: by words, role, duty, or near a place. */
export const Filters = ({ wanted, onChange, caseAt }: Props) => {
  const t = useRosterStrings();
  const term = useTerm();
  const input = useRef<HTMLInputElement>(null);
  useShortcut('/', () => input.current?.select(), { label: t('find'), group: t('group') });
  const narrowed = wanted.text !== '' || wanted.role !== undefined || wanted.onDuty || wanted.near !== undefined;
  return (
    <Box sx={{ px: 1.5, pb: 1 }}>
      <Box role="search" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <TextField
          inputRef={input}
          value={wanted.text}
          placeholder={t('search')}
          onChange={(event) => onChange({ text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            onChange({ text: '' });
          }}
          sx={{ flex: '2 1 180px', '& .MuiInputBase-root': { height: 30 } }}
          slotProps={{ htmlInput: { 'aria-label': t('search'), title: t('searchHint'), 'data-testid': 'roster-search', maxLength: 100 } }}
        />
        <NearField near={wanted.near} caseAt={caseAt} onNear={(near) => onChange({ near })} />
        <TextField
          select
          value={wanted.role ?? 'any'}
          onChange={(event) => onChange({ role: MEMBER_ROLES.find((role) => role === event.target.value) })}
          sx={{ minWidth: 110, '& .MuiInputBase-root': { height: 30 } }}
          slotProps={{
            select: { SelectDisplayProps: { 'aria-label': t('role') } },
            htmlInput: { 'data-testid': 'roster-role', 'aria-label': t('role') },
          }}
        >
          <MenuItem value="any">{t('anyRole')}</MenuItem>
          {MEMBER_ROLES.map((role) => (
            <MenuItem key={role} value={role}>
              {term('memberRoles', role)}
            </MenuItem>
          ))}
        </TextField>
        <FormControlLabel
          control={
            <Switch size="small" checked={wanted.onDuty} onChange={(_event, onDuty) => onChange({ onDuty })} data-testid="roster-on-duty" />
          }
          label={t('onlyOnDuty')}
          sx={{ mr: 0 }}
        />
        {narrowed && <Button onClick={() => onChange(NOBODY_SPECIAL)}>{t('clear')}</Button>}
      </Box>
      {wanted.near && (
        <Typography role="status" variant="body2" sx={{ color: 'text.secondary', pt: 0.5 }}>
          {t('nearAt', { place: wanted.near.name })}
        </Typography>
      )}
    </Box>
  );
};
