import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { Button, Portal, Snackbar, SnackbarContent } from '@mui/material';
import { announce, defineStrings, NOTICES_ID } from '../kit';

const useStrings = defineStrings('toast', { undo: '撤销', close: '关闭' }, { undo: 'Undo', close: 'Close' });

export interface ToastRequest {
  readonly message: string;
  /** Offers to take it back, for ten seconds. */
  readonly undo?: () => void;
  /** Offers something else to do about it, for as long. */
  readonly act?: { readonly label: string; readonly run: () => void };
  /** Runs when the time to take it back is over without it; for acts that are done only then. */
  readonly onExpire?: () => void;
}

type Shown = ToastRequest & { readonly id: number };
/** With something to press: time to read, and to reach it by keyboard; the focus or the pointer on it stops the clock. */
const ACT_MS = 10_000;
const NOTICE_MS = 4000;

const ToastContext = createContext<(request: ToastRequest) => void>(() => {
  throw new Error('useToast() needs <ToastProvider>');
});

/** `toast({ message, undo })`: a line at the bottom; one at a time, the next waits for its turn. */
export const useToast = () => useContext(ToastContext);

export const ToastProvider = ({ children }: { readonly children: ReactNode }) => {
  const t = useStrings();
  const [queue, setQueue] = useState<readonly Shown[]>([]);
  const [open, setOpen] = useState(true);
  const toast = useCallback((request: ToastRequest) => {
    setQueue((before) => [...before, { ...request, id: (before.at(-1)?.id ?? 0) + 1 }]);
    setOpen(true);
    announce(request.message);
  }, []);
  const shown = queue[0];
  const end = (undone: boolean) => {
    if (!open || !shown) return;
    setOpen(false);
    if (undone) shown.undo?.();
    else shown.onExpire?.();
  };
  const next = () => {
    setQueue((before) => before.slice(1));
    setOpen(true);
  };
  return (
    <ToastContext value={useMemo(() => toast, [toast])}>
      {children}
      {shown && (
        <Portal container={() => document.getElementById(NOTICES_ID)}>
          <Snackbar
            key={shown.id}
            open={open}
            autoHideDuration={shown.undo || shown.act ? ACT_MS : NOTICE_MS}
            onClose={(_event, why) => why === 'timeout' && end(false)}
            slotProps={{ transition: { onExited: next } }}
            anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}
            sx={{ mb: 4 }}
          >
            <SnackbarContent
              message={shown.message}
              role="presentation"
              action={
                <>
                  {shown.undo && (
                    <Button color="inherit" onClick={() => end(true)}>
                      {t('undo')}
                    </Button>
                  )}
                  {shown.act && (
                    <Button
                      color="inherit"
                      onClick={() => {
                        end(false);
                        shown.act?.run();
                      }}
                    >
                      {shown.act.label}
                    </Button>
                  )}
                  <Button color="inherit" onClick={() => end(false)}>
                    {t('close')}
                  </Button>
                </>
              }
            />
          </Snackbar>
        </Portal>
      )}
    </ToastContext>
  );
};
