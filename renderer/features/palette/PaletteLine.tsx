import { Box } from '@mui/material';
import { Kbd, PriorityBox, TimeLeft } from '../../components';
import { keyCap, useLang } from '../../kit';
import type { PaletteItem } from './items';

interface Props {
  readonly item: PaletteItem;
  readonly id: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onPoint: () => void;
}

export const PaletteLine = ({ item, id, chosen, onChoose, onPoint }: Props) => {
  const lang = useLang();
  return (
    <Box
      id={id}
      role="option"
      aria-selected={chosen}
      data-testid="palette-item"
      data-kind={item.kind}
      data-id={item.id}
      onClick={onChoose}
      onPointerMove={chosen ? undefined : onPoint}
      sx={{
        height: 36,
        px: 2,
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        cursor: 'default',
        bgcolor: chosen ? 'surface.chosen' : 'transparent',
      }}
    >
      {item.row && <TimeLeft clock={item.row.clock} />}
      {item.row && (
        <Box component="span" sx={{ flex: 'none', width: lang === 'en' ? '5.4em' : '3em' }}>
          <PriorityBox priority={item.row.priority} />
        </Box>
      )}
      <Box component="span" sx={{ flex: '0 1 auto', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
        {item.label}
      </Box>
      {item.detail !== undefined && (
        <Box
          component="span"
          sx={{
            flex: '1 1 0',
            minWidth: '4em',
            color: 'text.secondary',
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            whiteSpace: 'nowrap',
          }}
        >
          {item.detail}
        </Box>
      )}
      {item.key !== undefined && (
        <Box component="span" sx={{ ml: 'auto' }}>
          <Kbd>{keyCap(item.key)}</Kbd>
        </Box>
      )}
    </Box>
  );
};
