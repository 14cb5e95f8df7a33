/** What does not fit is cut with an ellipsis. */
export const cut = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 } as const;

/** How a line of a virtual list looks: where it lies, and whether it is chosen or the keyboard stands on it. */
export const rowLook = ({ chosen, current }: { readonly chosen: boolean; readonly current: boolean }) =>
  ({
    position: 'absolute',
    insetInline: 0,
    top: 0,
    display: 'grid',
    alignItems: 'center',
    columnGap: 1,
    px: 1.5,
    borderBottom: 1,
    borderColor: 'divider',
    cursor: 'default',
    bgcolor: chosen ? 'surface.chosen' : 'background.paper',
    '&:hover': { bgcolor: chosen ? 'surface.chosen' : 'surface.hover' },
    boxShadow: current ? 'inset 3px 0 0 var(--mui-palette-primary-main)' : 'none',
    contain: 'strict',
  }) as const;
