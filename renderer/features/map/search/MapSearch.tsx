import { useDeferredValue, useMemo, useState } from 'react';
import { Autocomplete, Box, Paper, TextField } from '@mui/material';
import type { Grid } from '../../../../preload/contract';
import { cut } from '../../../components';
import { useCases, useDirectory, usePeople } from '../../../replica';
import { placesFor, type Place } from './places';
import { useMapSearchStrings } from './strings';

interface Props {
  readonly grids: readonly Grid[];
  /** People in care are offered to seats that are shown them, and while they are on the map. */
  readonly withPeople: boolean;
  readonly onGo: (place: Place) => void;
}

/** Where somebody wants to look, by its name: found while typing, gone to with Enter. */
export const MapSearch = ({ grids, withPeople, onGo }: Props) => {
  const t = useMapSearchStrings();
  const { areas } = useDirectory();
  const cases = useCases();
  const people = usePeople();
  const [text, setText] = useState('');
  // Typing goes before looking.
  const said = useDeferredValue(text);
  const places = useMemo(
    () => placesFor(said, { areas: areas.values(), grids, cases, people: withPeople ? people : [] }),
    [said, areas, grids, cases, people, withPeople],
  );
  return (
    <Paper elevation={2} sx={{ position: 'absolute', top: 44, left: 8, zIndex: 1, width: 260 }}>
      <Autocomplete
        size="small"
        options={places}
        value={null}
        inputValue={text}
        onInputChange={(_event, next, why) => why !== 'reset' && setText(next)}
        onChange={(_event, place) => {
          if (!place) return;
          setText(place.label);
          onGo(place);
        }}
        filterOptions={(all) => all}
        getOptionKey={({ kind, id }) => `${kind} ${id}`}
        getOptionLabel={({ label }) => label}
        // Each says what it is: the headings of a grouped list are no options, and a screen reader stumbles over them.
        renderOption={({ key, ...props }, { kind, label, detail }) => (
          <li key={key} {...props}>
            <Box sx={{ minWidth: 0, flex: 1 }}>
              <Box sx={cut}>{label}</Box>
              <Box sx={{ ...cut, color: 'text.secondary', fontSize: '0.857rem' }}>
                {t(kind)} · {detail}
              </Box>
            </Box>
          </li>
        )}
        // Inside the page's landmark, or a screen reader meets the list nowhere.
        slotProps={{ popper: { disablePortal: true } }}
        autoHighlight
        blurOnSelect={false}
        clearOnEscape
        forcePopupIcon={false}
        noOptionsText={t(text.trim() === '' ? 'more' : 'none')}
        clearText={t('clear')}
        openText={t('open')}
        closeText={t('open')}
        renderInput={(params) => (
          <TextField
            {...params}
            placeholder={t('hint')}
            slotProps={{
              ...params.slotProps,
              htmlInput: { ...params.slotProps.htmlInput, 'aria-label': t('find'), 'data-testid': 'map-search' },
            }}
          />
        )}
      />
    </Paper>
  );
};
