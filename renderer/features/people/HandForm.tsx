import { useRef, useState } from 'react';
import { Autocomplete, Box, Button, TextField, Typography } from '@mui/material';
import type { PersonRow } from '../../../preload/contract';
import { ErrorNote, useToast } from '../../components';
import { griddesk, newId, useTerm, valueOf } from '../../kit';
import { useCardStrings } from './card-strings';
import { useCareStrings } from './care-strings';
import type { PersonDetail } from './use-person';

interface Props {
  readonly person: PersonRow;
  /** Undefined: not read yet. */
  readonly members: PersonDetail['members'] | undefined;
  readonly onDone: () => void;
}

/** Hands the person to another member of the grid or the village: typed, found, chosen; whoever is on duty stands first. */
export const HandForm = ({ person, members, onDone }: Props) => {
  const t = useCardStrings();
  const c = useCareStrings();
  const term = useTerm();
  const toast = useToast();
  const options = (members ?? []).toSorted((a, b) => Number(b.onDuty) - Number(a.onDuty));
  const standIn = options.find(({ id }) => id === person.plan.standIn?.id);
  const [chosen, setChosen] = useState<(typeof options)[number] | null>();
  const member = chosen === undefined ? standIn : (chosen ?? undefined);
  const [error, setError] = useState<unknown>();
  const [empty, setEmpty] = useState(false);
  const commandId = useRef(newId());
  const aside = ({ role, onDuty }: (typeof options)[number]) =>
    [term('memberRoles', role), t(onDuty ? 'onDuty' : 'offDutyShort')].join(' · ');
  const submit = async () => {
    setEmpty(member === undefined);
    if (!member) return;
    try {
      await valueOf(griddesk.people.hand({ commandId: commandId.current, personId: person.id, memberId: member.id }));
      toast({ message: t('handed', { name: member.name }) });
      onDone();
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <Box
      component="form"
      noValidate
      aria-label={term('careActions', 'hand')}
      data-testid="care-form-hand"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return;
        event.stopPropagation();
        onDone();
      }}
      sx={{ display: 'grid', gap: 1.25, border: 1, borderColor: 'divider', borderRadius: 1, p: 1.25, bgcolor: 'background.paper' }}
    >
      <Autocomplete
        options={options}
        value={member ?? null}
        autoHighlight
        size="small"
        loading={members === undefined}
        loadingText={t('reading')}
        noOptionsText={t('noMember')}
        openText={t('openList')}
        closeText={t('openList')}
        clearText={t('clearMember')}
        getOptionLabel={({ name, role }) => `${name} · ${term('memberRoles', role)}`}
        getOptionKey={({ id }) => id}
        isOptionEqualToValue={(a, b) => a.id === b.id}
        onChange={(_event, next) => setChosen(next)}
        renderOption={({ key, ...item }, option) => (
          <Box component="li" key={key} {...item} sx={{ display: 'flex', gap: 1 }}>
            <span>{option.name}</span>
            <Typography component="span" variant="body2" noWrap sx={{ color: 'text.secondary', ml: 'auto' }}>
              {aside(option)}
            </Typography>
          </Box>
        )}
        renderInput={(params) => (
          <TextField
            {...params}
            autoFocus
            label={t('toMember')}
            error={empty && !member}
            helperText={empty && !member ? t('memberNeeded') : member ? aside(member) : undefined}
            slotProps={{ ...params.slotProps, htmlInput: { ...params.slotProps?.htmlInput, 'data-testid': 'care-member' } }}
          />
        )}
      />
      {error !== undefined && <ErrorNote error={error} />}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained" data-testid="care-confirm">
          {c('save')}
        </Button>
        <Button type="button" onClick={onDone}>
          {c('cancel')}
        </Button>
      </Box>
    </Box>
  );
};
