import { useState } from 'react';
import { Dialog } from '@mui/material';
import { PaletteBody } from './PaletteBody';
import { usePaletteStrings } from './strings';
import type { PaletteTargets } from './use-items';

export interface Props extends PaletteTargets {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Ctrl+K: any case, person in care, department, village or action, from the keyboard. */
export const CommandPalette = ({ open, onClose, ...targets }: Props) => {
  const t = usePaletteStrings();
  // What was chosen runs once the dialog has given the focus back, so that it may move it on.
  const [after, setAfter] = useState<() => void>();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      transitionDuration={0}
      slotProps={{
        paper: {
          'aria-label': t('title'),
          sx: { position: 'absolute', top: 56, m: 0, maxHeight: 'calc(100% - 112px)', overflow: 'hidden' },
        },
        transition: {
          onExited: () => {
            after?.();
            setAfter(undefined);
          },
        },
      }}
    >
      {open && (
        <PaletteBody
          targets={targets}
          onChoose={(run) => {
            setAfter(() => run);
            onClose();
          }}
        />
      )}
    </Dialog>
  );
};
