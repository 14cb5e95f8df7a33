import { useRef } from 'react';
import { IconButton, InputAdornment, TextField } from '@mui/material';
import ClearIcon from '@mui/icons-material/CloseOutlined';
import SearchIcon from '@mui/icons-material/SearchOutlined';
import { useShortcut } from '../../kit';
import { changeFilter } from './filter-store';
import { focusQueue } from './QueueList';
import { useQueueStrings } from './strings';

/** `/` goes here, Enter or the arrow goes on to the list, Esc clears. */
export const SearchField = ({ text }: { readonly text: string }) => {
  const t = useQueueStrings();
  const input = useRef<HTMLInputElement>(null);
  useShortcut('/', () => input.current?.select(), { label: t('find'), group: t('group') });
  return (
    <TextField
      inputRef={input}
      value={text}
      placeholder={t('searchShort')}
      onChange={(event) => changeFilter({ text: event.target.value })}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') {
          changeFilter({ text: '' });
          focusQueue();
        } else if (event.key === 'ArrowDown' || event.key === 'Enter') focusQueue();
        else return;
        event.preventDefault();
      }}
      sx={{ flex: '1 1 80px', minWidth: 80, '& .MuiInputBase-root': { height: 28 } }}
      slotProps={{
        htmlInput: { 'aria-label': t('search'), 'data-testid': 'queue-search', maxLength: 100 },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <SearchIcon fontSize="small" />
            </InputAdornment>
          ),
          endAdornment: text !== '' && (
            <IconButton size="small" edge="end" aria-label={t('clear')} onClick={() => changeFilter({ text: '' })}>
              <ClearIcon fontSize="inherit" />
            </IconButton>
          ),
        },
      }}
    />
  );
};
