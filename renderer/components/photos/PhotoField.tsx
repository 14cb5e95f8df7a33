import { useEffect, useId, useRef } from 'react';
import { Box, Button, IconButton, Typography } from '@mui/material';
import CloseIcon from '@mui/icons-material/Close';
import { MAX_PHOTOS } from '../../../preload/contract';
import { announce, BridgeError, useFormat } from '../../kit';
import { useErrorWords } from '../errors';
import { Photo } from './Photo';
import { usePhotoStrings } from './strings';
import { useAdding, type Refused } from './use-adding';
import { useFiles } from './use-files';

interface Props {
  /** Ids of the photos, for the command's `media`. */
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly label?: string;
  readonly max?: number;
  readonly disabled?: boolean;
}

/**
 * Adds photos to a form: chosen, dragged onto the form or pasted into it. Each is made ready and kept by main at once; the form
 * holds ids. What cannot be added is named beside, with what to do; what was added stays.
 */
export const PhotoField = ({ value, onChange, label, max = MAX_PHOTOS, disabled = false }: Props) => {
  const t = usePhotoStrings();
  const format = useFormat();
  const labelId = useId();
  const root = useRef<HTMLDivElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // The latest ids, since several photos may become ready before the form is drawn again.
  const ids = useRef(value);
  useEffect(() => {
    ids.current = value;
  }, [value]);
  const change = (next: readonly string[]) => {
    ids.current = next;
    onChange(next);
  };
  const { busy, refused, full, add, dismiss } = useAdding(value.length, max, (mediaId) => {
    change([...ids.current, mediaId]);
    announce(t('added', { count: 1 }));
  });
  const over = useFiles(root, !disabled, add);
  const remove = (id: string) => {
    change(ids.current.filter((other) => other !== id));
    button.current?.focus();
  };
  const room = value.length + busy < max;
  return (
    <Box ref={root} role="group" aria-labelledby={labelId} data-testid="photo-field" sx={{ display: 'grid', gap: 0.75 }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
        <Typography id={labelId} variant="body2" sx={{ fontWeight: 600 }}>
          {label ?? t('photos')}
        </Typography>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {t('count', { now: format.number(value.length), max: format.number(max) })}
        </Typography>
      </Box>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 0.75,
          p: 1,
          border: 1,
          borderStyle: 'dashed',
          borderColor: over ? 'primary.main' : 'divider',
          borderRadius: 1,
          bgcolor: over ? 'surface.chosen' : 'background.paper',
        }}
      >
        {value.map((id, at) => (
          <Box
            key={id}
            data-media-id={id}
            sx={{
              position: 'relative',
              width: 88,
              height: 66,
              border: 1,
              borderColor: 'divider',
              borderRadius: 0.5,
              overflow: 'hidden',
              bgcolor: 'surface.sunken',
            }}
          >
            <Photo id={id} alt={t('one', { place: at + 1 })} fit="cover" />
            <IconButton
              size="small"
              disabled={disabled}
              onClick={() => remove(id)}
              aria-label={t('remove', { place: at + 1 })}
              title={t('remove', { place: at + 1 })}
              sx={{ position: 'absolute', top: 2, right: 2, p: 0.25, bgcolor: 'background.paper', '&:hover': { bgcolor: 'surface.hover' } }}
            >
              <CloseIcon sx={{ fontSize: 14 }} />
            </IconButton>
          </Box>
        ))}
        <Button
          ref={button}
          type="button"
          variant="outlined"
          disabled={disabled || !room}
          onClick={() => chooser.current?.click()}
          data-testid="photo-add"
        >
          {t('add')}
        </Button>
        <Typography variant="caption" role="status" sx={{ color: 'text.secondary', flex: 1, minWidth: 140 }}>
          {over ? t('drop') : busy > 0 ? t('preparing', { count: busy }) : t('hint')}
        </Typography>
        <input
          ref={chooser}
          type="file"
          hidden
          multiple
          accept="image/*"
          data-testid="photo-input"
          onChange={(event) => {
            add([...(event.target.files ?? [])]);
            // The same file chosen again is a change again.
            event.target.value = '';
          }}
        />
      </Box>
      {(refused.length > 0 || full) && (
        <Refusals refused={refused} full={full ? t('full', { max: format.number(max) }) : undefined} onDismiss={dismiss} />
      )}
    </Box>
  );
};

interface RefusalsProps {
  readonly refused: readonly Refused[];
  readonly full: string | undefined;
  readonly onDismiss: () => void;
}

/** Which files were not added, why, and what to do. */
const Refusals = ({ refused, full, onDismiss }: RefusalsProps) => {
  const t = usePhotoStrings();
  const words = useErrorWords();
  const what = ({ problem, error }: Refused): string => {
    if (problem) return t(problem);
    // The words of this refusal speak of deadlines elsewhere.
    if (error instanceof BridgeError && error.error.code === 'limit-reached') return t('tooMany');
    const said = words(error);
    return `${said.what} ${said.do}`;
  };
  return (
    <Box role="alert" data-testid="photo-refused" sx={{ display: 'flex', alignItems: 'flex-start', gap: 1, color: 'error.main' }}>
      <Box component="ul" sx={{ m: 0, pl: 2, flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        {refused.map((one, at) => (
          <Typography key={at} component="li" variant="body2" data-problem={one.problem}>
            {t('problem', { file: one.file === '' ? t('clipboard') : one.file, what: what(one) })}
          </Typography>
        ))}
        {full !== undefined && (
          <Typography component="li" variant="body2">
            {full}
          </Typography>
        )}
      </Box>
      <Button type="button" size="small" onClick={onDismiss}>
        {t('dismiss')}
      </Button>
    </Box>
  );
};
