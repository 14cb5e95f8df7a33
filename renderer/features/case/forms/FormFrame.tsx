import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Box, Button, Typography } from '@mui/material';
import { ErrorNote } from '../../../components';
import { useStale } from './stale';
import { useFormStrings } from './strings';

interface Props {
  /** Names the hooks `form-<action>` and `confirm-<action>`. */
  readonly action: string;
  readonly title: string;
  readonly confirm: string;
  readonly busy: boolean;
  /** A refusal that belongs to no field. */
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  /** Nothing has to be typed: the focus starts on the button, so that one key agrees. */
  readonly ready?: boolean;
  readonly children: ReactNode;
}

/** An action's form, inline under the buttons. Ctrl+Enter confirms, Esc goes back and keeps what was typed. */
export const FormFrame = ({ action, title, confirm, busy, error, onSubmit, onCancel, ready = false, children }: Props) => {
  const t = useFormStrings();
  const stale = useStale() && !busy;
  const form = useRef<HTMLFormElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const field = form.current?.querySelector<HTMLElement>(
      // A choice not made yet is where the form begins, and so is what is chosen.
      'textarea:not([aria-hidden]), input[type=text], input:checked, [role=radiogroup]:not(:has(:checked)) input',
    );
    (ready || !field ? button.current : field)?.focus();
    form.current?.scrollIntoView({ block: 'nearest' });
  }, [ready]);
  // The focus was in what was disabled meanwhile; a refusal gives it back.
  useEffect(() => {
    if (error) button.current?.focus();
  }, [error]);
  const submit = () => {
    if (stale) return;
    onSubmit();
    // What is missing is where the work goes on.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || busy) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    }
  };
  return (
    <Box
      component="form"
      ref={form}
      noValidate
      aria-label={title}
      data-testid={`form-${action}`}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      sx={{ mt: 1, p: 1.5, border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'surface.sunken' }}
    >
      <Box component="fieldset" disabled={busy} sx={{ border: 0, m: 0, p: 0, minWidth: 0, display: 'grid', gap: 1.5 }}>
        <Typography component="h3" variant="h3">
          {title}
        </Typography>
        {children}
        {stale && (
          <Typography role="alert" variant="body2" sx={{ color: 'warning.main', fontWeight: 600 }}>
            {t('stale')}
          </Typography>
        )}
        {error !== undefined && <ErrorNote error={error} />}
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
          <Button ref={button} type="submit" variant="contained" disabled={busy || stale} data-testid={`confirm-${action}`}>
            {busy ? t('sending') : confirm}
          </Button>
          <Button type="button" onClick={onCancel} disabled={busy}>
            {t('cancel')}
          </Button>
          <Typography variant="caption" sx={{ color: 'text.secondary', ml: 'auto' }}>
            {t(ready ? 'keysEnter' : 'keys')}
          </Typography>
        </Box>
      </Box>
    </Box>
  );
};
