import { Fragment, type ReactNode } from 'react';
import { Box } from '@mui/material';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';

export interface Pane {
  readonly id: string;
  readonly children: ReactNode;
  /** Share of the whole in percent. */
  readonly size: number;
  /** Smallest size, px. */
  readonly min: number;
}

interface Props {
  readonly id: string;
  readonly direction: 'horizontal' | 'vertical';
  readonly panes: readonly Pane[];
  /** What the handles are called, for screen readers. */
  readonly handleLabel: string;
}

/** Panes with handles between them, for pointer and arrow keys; sizes last as long as the session. */
export const ResizablePanes = ({ id, direction, panes, handleLabel }: Props) => {
  // The library makes a panel's id its data-testid too: `map` and `queue` must stay those of what is inside.
  const panelId = (pane: Pane) => `${id}-${pane.id}-pane`;
  const layout = useDefaultLayout({ id: `panes-${id}`, panelIds: panes.map(panelId), storage: sessionStorage });
  return (
    <Box
      component={Group}
      id={id}
      orientation={direction}
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
      sx={{
        height: '100%',
        '& > [data-separator]': {
          bgcolor: 'divider',
          transition: 'background-color 80ms',
          '&:hover, &:focus-visible, &[data-separator="active"]': { bgcolor: 'primary.main' },
        },
      }}
    >
      {panes.map((pane, index) => (
        <Fragment key={pane.id}>
          {index > 0 && <Separator aria-label={handleLabel} style={direction === 'horizontal' ? { width: 3 } : { height: 3 }} />}
          <Panel id={panelId(pane)} defaultSize={`${pane.size}%`} minSize={pane.min} style={{ overflow: 'hidden' }}>
            {pane.children}
          </Panel>
        </Fragment>
      ))}
    </Box>
  );
};
