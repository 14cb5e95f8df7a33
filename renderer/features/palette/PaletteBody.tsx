import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Box, InputBase, Typography } from '@mui/material';
import { EmptyState, VisuallyHidden } from '../../components';
import { KINDS } from './items';
import { PaletteLine } from './PaletteLine';
import { usePaletteStrings } from './strings';
import { usePaletteItems, type PaletteTargets } from './use-items';

interface Props {
  readonly targets: PaletteTargets;
  readonly onChoose: (run: () => void) => void;
}

const LIST = 'palette-list';
const lineId = (index: number) => `palette-line-${index}`;

export const PaletteBody = ({ targets, onChoose }: Props) => {
  const t = usePaletteStrings();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const items = usePaletteItems(text, targets);
  const list = useRef<HTMLDivElement>(null);
  const at = Math.min(chosen, Math.max(0, items.length - 1));
  useEffect(() => {
    list.current?.querySelector(`#${lineId(at)}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const item = items[at];
    if (event.key === 'ArrowDown') setChosen((at + 1) % Math.max(1, items.length));
    else if (event.key === 'ArrowUp') setChosen((at - 1 + items.length) % Math.max(1, items.length));
    else if (event.key === 'Enter' && item) onChoose(item.run);
    else return;
    event.preventDefault();
  };
  return (
    <Box data-testid="command-palette" sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}>
      <InputBase
        autoFocus
        fullWidth
        value={text}
        placeholder={t('placeholder')}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
        sx={{ px: 2, flex: 'none', height: 44, fontSize: '1.143rem', borderBottom: 1, borderColor: 'divider' }}
        slotProps={{
          input: {
            role: 'combobox',
            'aria-label': t('placeholder'),
            'aria-expanded': true,
            'aria-controls': LIST,
            'aria-autocomplete': 'list',
            'aria-activedescendant': items.length > 0 ? lineId(at) : undefined,
            maxLength: 100,
            ...{ 'data-testid': 'palette-input' },
          },
        }}
      />
      {items.length === 0 && <EmptyState title={t('none', { text })} hint={t('noneHint')} />}
      <Box ref={list} id={LIST} role="listbox" aria-label={t('title')} sx={{ minHeight: 0, maxHeight: 520, overflowY: 'auto', pb: 0.5 }}>
        {KINDS.map((kind) => {
          const lines = items.map((item, index) => ({ item, index })).filter(({ item }) => item.kind === kind);
          if (lines.length === 0) return null;
          return (
            <Box key={kind} role="group" aria-labelledby={`palette-${kind}`}>
              <Typography id={`palette-${kind}`} variant="body2" sx={{ px: 2, pt: 1, color: 'text.secondary' }} role="presentation">
                {t(kind)}
              </Typography>
              {lines.map(({ item, index }) => (
                <PaletteLine
                  key={`${item.kind}-${item.id}`}
                  item={item}
                  id={lineId(index)}
                  chosen={index === at}
                  onPoint={() => setChosen(index)}
                  onChoose={() => onChoose(item.run)}
                />
              ))}
            </Box>
          );
        })}
      </Box>
      <Typography variant="body2" sx={{ px: 2, py: 0.75, color: 'text.secondary', borderTop: 1, borderColor: 'divider' }}>
        {t('hint')}
      </Typography>
      <VisuallyHidden>
        <span role="status">{text === '' ? '' : t('count', { count: items.length })}</span>
      </VisuallyHidden>
    </Box>
  );
};
