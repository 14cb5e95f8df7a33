import { memo } from 'react';
import { Box } from '@mui/material';
import ClosedIcon from '@mui/icons-material/ChevronRight';
import OpenIcon from '@mui/icons-material/ExpandMore';
import { cut, Masked } from '../../components';
import { ROW_HEIGHT, useFormat, useTerm } from '../../kit';
import { useRosterStrings } from './strings';
import type { Line } from './use-tree';

interface Props {
  readonly line: Line;
  readonly index: number;
  readonly top: number;
  readonly current: boolean;
  readonly chosen: boolean;
}

/** The village's name stands above it anyway. */
const shortName = (name: string): string => name.replace(/^.*?(?=\d+组第)/, '');

const Figures = ({ line: { node } }: { readonly line: Line }) => {
  const t = useRosterStrings();
  const term = useTerm();
  const { number } = useFormat();
  if (node.kind === 'area')
    return (
      <Box
        component="span"
        title={t('nodeFacts', { grids: number(node.grids), members: number(node.members), onDuty: number(node.onDuty) })}
        aria-label={t('nodeFacts', { grids: number(node.grids), members: number(node.members), onDuty: number(node.onDuty) })}
        role="img"
        sx={{ color: 'text.secondary', fontSize: '0.857rem', whiteSpace: 'nowrap' }}
      >
        {number(node.onDuty)}/{number(node.members)}
      </Box>
    );
  return (
    <Box component="span" sx={{ ...cut, color: 'text.secondary', fontSize: '0.857rem' }}>
      {node.memberName === undefined ? t('nobody') : <Masked value={node.memberName} />} · {term('gridTypes', node.type)}
    </Box>
  );
};

/** One place of the tree: its name, how many are on duty of how many, or who is in charge. */
export const TreeLine = memo(({ line, index, top, current, chosen }: Props) => {
  const { node, depth, place, of, open } = line;
  const opens = node.kind === 'area' && node.opens;
  return (
    <Box
      id={`tree-${node.code}`}
      role="treeitem"
      aria-level={depth}
      aria-posinset={place}
      aria-setsize={of}
      aria-selected={chosen}
      {...(opens ? { 'aria-expanded': open } : {})}
      data-testid="roster-node"
      data-code={node.code}
      data-index={index}
      style={{ transform: `translateY(${top}px)`, height: ROW_HEIGHT, paddingInlineStart: 4 + (depth - 1) * 16 }}
      sx={{
        position: 'absolute',
        insetInline: 0,
        top: 0,
        display: 'grid',
        gridTemplateColumns: '24px minmax(0, 1fr) auto',
        alignItems: 'center',
        columnGap: 0.5,
        pr: 1.5,
        cursor: 'default',
        bgcolor: chosen ? 'surface.chosen' : 'transparent',
        '&:hover': { bgcolor: chosen ? 'surface.chosen' : 'surface.hover' },
        boxShadow: current ? 'inset 3px 0 0 var(--mui-palette-primary-main)' : 'none',
      }}
    >
      <Box data-twist aria-hidden sx={{ display: 'grid', placeItems: 'center', height: '100%', color: 'text.secondary' }}>
        {opens && (open ? <OpenIcon fontSize="small" /> : <ClosedIcon fontSize="small" />)}
      </Box>
      <Box component="span" sx={{ ...cut, fontWeight: node.kind === 'area' && node.level === 'township' ? 600 : 400 }}>
        {node.kind === 'grid' ? shortName(node.name) : node.name}
      </Box>
      <Figures line={line} />
    </Box>
  );
});
TreeLine.displayName = 'TreeLine';
