import { useEffect, useMemo, useState } from 'react';
import { Autocomplete, Box, Button, Checkbox, Chip, FormControlLabel, TextField, Typography } from '@mui/material';
import { MEMBER_ROLES, type AudienceGroup } from '../../../preload/contract';
import { griddesk, newId, useSettings, useTerm } from '../../kit';
import { useDirectory } from '../../replica';
import { audienceOfFields, type ComposerFields, type NamedPlace } from './fields';
import { useMobiliseStrings } from './strings';

interface Props {
  readonly fields: ComposerFields;
  readonly change: (patch: Partial<ComposerFields>) => void;
}

/** Townships and villages under the seat's area, each after what it lies in. */
const useAreas = () => {
  const { areas } = useDirectory();
  const { area } = useSettings().seat;
  return useMemo(
    () =>
      [...areas.values()]
        .filter(({ code, level }) => code.startsWith(area) && (level === 'township' || level === 'village'))
        .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    [areas, area],
  );
};

const Place = ({ fields, change }: Props) => {
  const t = useMobiliseStrings();
  const [text, setText] = useState(fields.near?.name ?? '');
  const [found, setFound] = useState<readonly NamedPlace[]>([]);
  useEffect(() => {
    const words = text.trim();
    if (words === '' || words === fields.near?.name) return undefined;
    let here = true;
    void griddesk.directory.places({ text: words, limit: 12 }).then((answer) => {
      if (here) setFound(answer.ok ? answer.value.map(({ name, within, lon, lat }) => ({ name: `${within} ${name}`, lon, lat })) : []);
    });
    return () => {
      here = false;
    };
  }, [text, fields.near]);
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 180px', gap: 1.5 }}>
      <Autocomplete
        options={found}
        value={fields.near}
        inputValue={text}
        onInputChange={(_event, next) => setText(next)}
        onChange={(_event, near) => change({ near })}
        filterOptions={(all) => all}
        getOptionLabel={({ name }) => name}
        getOptionKey={({ name, lon, lat }) => `${name} ${lon} ${lat}`}
        isOptionEqualToValue={(a, b) => a.lon === b.lon && a.lat === b.lat}
        noOptionsText={text.trim() === '' ? t('nearHint') : t('nearNone')}
        clearText={t('clear')}
        openText={t('open')}
        renderInput={(params) => <TextField {...params} label={t('near')} />}
      />
      <TextField
        label={t('metres')}
        value={fields.metres}
        disabled={!fields.near}
        onChange={(event) => change({ metres: event.target.value.replace(/\D/g, '').slice(0, 6) })}
        slotProps={{ htmlInput: { inputMode: 'numeric' } }}
      />
    </Box>
  );
};

const Groups = ({ fields, change }: Props) => {
  const t = useMobiliseStrings();
  const [groups, setGroups] = useState<readonly AudienceGroup[]>([]);
  const [name, setName] = useState('');
  useEffect(() => {
    let here = true;
    void griddesk.mobilise.groups().then((answer) => here && answer.ok && setGroups(answer.value));
    return () => {
      here = false;
    };
  }, []);
  const keep = async (kept: readonly AudienceGroup[]): Promise<void> => {
    const answer = await griddesk.mobilise.keepGroups({ groups: [...kept] });
    if (answer.ok) setGroups(kept);
  };
  const add = () => {
    void keep([
      ...groups.filter((group) => group.name !== name.trim()),
      { id: newId(), name: name.trim(), audience: audienceOfFields(fields) },
    ]);
    setName('');
  };
  const use = ({ audience: { areas, roles, onDuty, near }, name: word }: AudienceGroup) =>
    change({
      areas,
      roles,
      onDuty,
      near: near ? { name: word, lon: near.lon, lat: near.lat } : null,
      ...(near ? { metres: String(near.metres) } : {}),
    });
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }} role="group" aria-label={t('groups')}>
      {groups.length > 0 && <Typography variant="body2">{t('groups')}</Typography>}
      {groups.map((group) => (
        <Chip
          key={group.id}
          label={group.name}
          onClick={() => use(group)}
          onDelete={() => void keep(groups.filter(({ id }) => id !== group.id))}
          title={t('dropGroup', { name: group.name })}
        />
      ))}
      <TextField
        placeholder={t('groupName')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { 'aria-label': t('groupName'), maxLength: 40 } }}
        sx={{ width: 160 }}
      />
      <Button onClick={add} disabled={name.trim() === '' || groups.length >= 30} data-testid="mobilise-keep-group">
        {t('keepGroup')}
      </Button>
    </Box>
  );
};

/** Whom to ask. What is left empty does not narrow. */
export const AudienceFields = ({ fields, change }: Props) => {
  const t = useMobiliseStrings();
  const term = useTerm();
  const areas = useAreas();
  const { areaName } = useDirectory();
  const chosen = areas.filter(({ code }) => fields.areas.includes(code));
  return (
    <Box
      component="fieldset"
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, display: 'grid', gap: 1.5, p: 1.5, m: 0, minWidth: 0 }}
    >
      <Typography component="legend" sx={{ px: 0.5, fontWeight: 600 }}>
        {t('audience')}
      </Typography>
      <Groups fields={fields} change={change} />
      <Autocomplete
        multiple
        options={areas}
        value={chosen}
        onChange={(_event, next) => change({ areas: next.map(({ code }) => code) })}
        getOptionLabel={({ name, level, parent }) => (level === 'village' && parent !== null ? `${areaName(parent)} ${name}` : name)}
        getOptionKey={({ code }) => code}
        isOptionEqualToValue={(a, b) => a.code === b.code}
        clearText={t('clear')}
        openText={t('open')}
        renderInput={(params) => <TextField {...params} label={t('areas')} placeholder={chosen.length === 0 ? t('areasHint') : ''} />}
      />
      <Box role="group" aria-label={t('roles')} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2 }}>
        <Typography variant="body2" title={t('rolesHint')}>
          {t('roles')}
        </Typography>
        {MEMBER_ROLES.map((role) => (
          <FormControlLabel
            key={role}
            label={term('memberRoles', role)}
            control={
              <Checkbox
                size="small"
                checked={fields.roles.includes(role)}
                onChange={(_event, on) => change({ roles: on ? [...fields.roles, role] : fields.roles.filter((one) => one !== role) })}
                slotProps={{ input: { 'data-testid': `mobilise-role-${role}` } as object }}
              />
            }
          />
        ))}
        <FormControlLabel
          label={t('onDuty')}
          control={<Checkbox size="small" checked={fields.onDuty} onChange={(_event, onDuty) => change({ onDuty })} />}
        />
      </Box>
      <Place fields={fields} change={change} />
    </Box>
  );
};
