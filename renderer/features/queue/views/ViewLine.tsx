import { useState } from 'react';
import { Box, Button, IconButton, TextField } from '@mui/material';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import DownIcon from '@mui/icons-material/ArrowDownwardOutlined';
import RenameIcon from '@mui/icons-material/EditOutlined';
import UpIcon from '@mui/icons-material/ArrowUpwardOutlined';
import { Kbd } from '../../../components';
import { useViewStrings } from './strings';

interface Props {
  readonly id: string;
  readonly name: string;
  readonly place: number;
  readonly last: boolean;
  readonly onOpen: () => void;
  readonly onRename: (name: string) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** One view: a press opens it, and what else can be done with it stands beside. */
export const ViewLine = ({ id, name, place, last, onOpen, onRename, onMove, onRemove }: Props) => {
  const t = useViewStrings();
  const [typed, setTyped] = useState<string>();
  const rename = () => {
    if (typed !== undefined && typed.trim() !== '') onRename(typed.trim());
    setTyped(undefined);
  };
  if (typed !== undefined) {
    return (
      <Box component="li" sx={{ display: 'flex', gap: 1, py: 0.25 }}>
        <TextField
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
            event.preventDefault();
            event.stopPropagation();
            if (event.key === 'Enter') rename();
            else setTyped(undefined);
          }}
          sx={{ flex: 1 }}
          slotProps={{ htmlInput: { 'aria-label': t('renamed'), maxLength: 40, 'data-testid': 'view-rename' } }}
        />
        <Button onClick={rename}>{t('ok')}</Button>
      </Box>
    );
  }
  return (
    <Box component="li" data-testid="view" data-id={id} sx={{ display: 'flex', alignItems: 'center' }}>
      <Button
        color="inherit"
        onClick={onOpen}
        autoFocus={place === 0}
        endIcon={place < 9 ? <Kbd>{`Ctrl+${place + 1}`}</Kbd> : undefined}
        sx={{ flex: 1, minWidth: 0, justifyContent: 'space-between', '& .MuiButton-endIcon': { ml: 1 } }}
      >
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {name}
        </Box>
      </Button>
      <IconButton size="small" aria-label={t('rename', { name })} onClick={() => setTyped(name)}>
        <RenameIcon fontSize="small" />
      </IconButton>
      <IconButton size="small" aria-label={t('up', { name })} disabled={place === 0} onClick={() => onMove(-1)}>
        <UpIcon fontSize="small" />
      </IconButton>
      <IconButton size="small" aria-label={t('down', { name })} disabled={last} onClick={() => onMove(1)}>
        <DownIcon fontSize="small" />
      </IconButton>
      <IconButton size="small" aria-label={t('remove', { name })} onClick={onRemove}>
        <DeleteIcon fontSize="small" />
      </IconButton>
    </Box>
  );
};
