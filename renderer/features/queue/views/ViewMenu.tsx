import { useId, useState } from 'react';
import { Box, Button, IconButton, Popover, TextField, Tooltip, Typography } from '@mui/material';
import ViewsIcon from '@mui/icons-material/BookmarksOutlined';
import { keepCurrent, keepViews, MOST_VIEWS, openView, useViews } from './view-store';
import { useViewStrings } from './strings';
import { useViewName } from './use-view-name';
import { ViewLine } from './ViewLine';

interface Props {
  /** The list is shown narrowed; the keyboard goes there. */
  readonly onOpened: () => void;
}

/** The saved views: open, save what is shown now, rename, order, delete. */
export const ViewMenu = ({ onOpened }: Props) => {
  const t = useViewStrings();
  const id = useId();
  const views = useViews();
  const nameOf = useViewName();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [name, setName] = useState('');
  const full = views.length >= MOST_VIEWS;
  const close = () => setAnchor(null);
  const save = () => {
    if (name.trim() === '' || full) return;
    keepCurrent(name.trim());
    setName('');
  };
  const move = (place: number, by: -1 | 1) => {
    const next = [...views];
    const [moved] = next.splice(place, 1);
    if (moved) keepViews(next.toSpliced(place + by, 0, moved));
  };
  return (
    <>
      <Tooltip title={t('title')}>
        <IconButton
          size="small"
          aria-label={t('title')}
          aria-haspopup="dialog"
          aria-expanded={anchor !== null}
          aria-controls={anchor ? id : undefined}
          data-testid="views"
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <ViewsIcon fontSize="small" />
        </IconButton>
      </Tooltip>
      <Popover
        id={id}
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        transitionDuration={0}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('title') } }}
      >
        <Box sx={{ p: 1.5, width: 360 }}>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, mb: 1.5, maxHeight: 360, overflowY: 'auto' }}>
            {views.map((view, place) => (
              <ViewLine
                key={view.id}
                id={view.id}
                name={nameOf(view)}
                place={place}
                last={place === views.length - 1}
                onOpen={() => {
                  openView(view);
                  close();
                  requestAnimationFrame(onOpened);
                }}
                onRename={(next) => keepViews(views.map((other) => (other.id === view.id ? { ...other, name: next } : other)))}
                onMove={(by) => move(place, by)}
                onRemove={() => keepViews(views.filter((other) => other.id !== view.id))}
              />
            ))}
          </Box>
          <Box
            component="form"
            onSubmit={(event) => {
              event.preventDefault();
              save();
            }}
            sx={{ display: 'flex', gap: 1 }}
          >
            <TextField
              label={t('name')}
              value={name}
              onChange={(event) => setName(event.target.value)}
              disabled={full}
              sx={{ flex: 1 }}
              slotProps={{ htmlInput: { maxLength: 40, 'data-testid': 'view-name' } }}
            />
            <Button type="submit" variant="outlined" disabled={full || name.trim() === ''} data-testid="view-save">
              {t('save')}
            </Button>
          </Box>
          <Typography variant="caption" sx={{ display: 'block', mt: 0.5, color: 'text.secondary' }}>
            {t(full ? 'full' : 'saveHint')}
          </Typography>
        </Box>
      </Popover>
    </>
  );
};
