import { useRef, useState, type KeyboardEvent } from 'react';
import { Box, Button } from '@mui/material';
import { useVirtualizer } from '@tanstack/react-virtual';
import { EmptyState } from '../../components';
import { ROW_HEIGHT } from '../../kit';
import { TreeLine } from './TreeLine';
import { useRosterStrings } from './strings';
import { useTree, type Line } from './use-tree';

interface Props {
  readonly revision: unknown;
  /** Code of the place chosen; of a grid its own. */
  readonly chosen: string | undefined;
  readonly onChoose: (place: { readonly area?: string; readonly gridCode?: string }) => void;
}

const choiceOf = ({ node }: Line) => (node.kind === 'area' ? { area: node.code } : { gridCode: node.code });

/** The four levels and their grids, unfolded by arrows as a tree is (WAI-ARIA tree pattern); only what is in sight is drawn. */
export const AreaTree = ({ revision, chosen, onChoose }: Props) => {
  const t = useRosterStrings();
  const { lines, state, toggle, retry } = useTree(revision);
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => lines[index]?.node.code ?? index,
    overscan: 10,
  });
  if (state === 'failed')
    return (
      <EmptyState
        title={t('failed')}
        action={
          <Button variant="outlined" onClick={() => retry()}>
            {t('retry')}
          </Button>
        }
      />
    );
  if (state === 'loading' && lines.length === 0) return <EmptyState title={t('loading')} />;
  if (lines.length === 0) return <EmptyState title={t('noneTitle')} hint={t('noneHint')} />;
  const at = Math.min(current, lines.length - 1);
  const line = lines[at]!;
  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(lines.length - 1, index));
    setCurrent(next);
    virtual.scrollToIndex(next, { align: 'auto' });
  };
  const { node } = line;
  const opens = node.kind === 'area' && node.opens;
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => moveTo(at + 1),
    ArrowUp: () => moveTo(at - 1),
    Home: () => moveTo(0),
    End: () => moveTo(lines.length - 1),
    ArrowRight: () => (line.open ? moveTo(at + 1) : opens && toggle(node.code, true)),
    ArrowLeft: () => (line.open ? toggle(node.code, false) : line.parent >= 0 && moveTo(line.parent)),
    Enter: () => onChoose(choiceOf(line)),
    ' ': () => onChoose(choiceOf(line)),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const run = keys[event.key];
    if (!run || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    run();
  };
  return (
    <Box
      ref={scroller}
      role="tree"
      tabIndex={0}
      aria-label={t('tree')}
      aria-activedescendant={`tree-${node.code}`}
      data-testid="roster-tree"
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const row = (event.target as Element).closest<HTMLElement>('[data-index]');
        const pressed = row && lines[Number(row.dataset['index'])];
        if (!pressed) return;
        setCurrent(Number(row.dataset['index']));
        if ((event.target as Element).closest('[data-twist]')) toggle(pressed.node.code, !pressed.open);
        else onChoose(choiceOf(pressed));
      }}
      sx={{ height: '100%', overflow: 'auto' }}
    >
      <Box role="presentation" style={{ height: virtual.getTotalSize() }} sx={{ position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => (
          <TreeLine
            key={item.key}
            line={lines[item.index]!}
            index={item.index}
            top={item.start}
            current={item.index === at}
            chosen={lines[item.index]!.node.code === chosen}
          />
        ))}
      </Box>
    </Box>
  );
};
