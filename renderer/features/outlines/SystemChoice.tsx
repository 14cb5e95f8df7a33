import { useMemo } from 'react';
import { Box, FormControl, FormControlLabel, FormLabel, Radio, RadioGroup, Typography } from '@mui/material';
import { GRID_SYSTEMS, type GridFile, type GridSystem } from '../../../preload/contract';
import { useFormat } from '../../kit';
import { HEIGHT, pictureOf, WIDTH } from './picture';
import { useOutlineStrings } from './strings';

interface Props {
  readonly file: Extract<GridFile, { kind: 'read' }>;
  readonly chosen: GridSystem | undefined;
  readonly disabled: boolean;
  readonly onChoose: (system: GridSystem) => void;
}

/** Where the outlines would lie under each system, for the operator to choose; nothing is chosen before. */
export const SystemChoice = ({ file, chosen, disabled, onChoose }: Props) => {
  const t = useOutlineStrings();
  const { number } = useFormat();
  const draw = useMemo(() => pictureOf(file), [file]);
  return (
    <FormControl component="fieldset" disabled={disabled}>
      <FormLabel component="legend" sx={{ color: 'text.primary', fontWeight: 600 }}>
        {t('system')}
      </FormLabel>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('systemHint')} {t('legend')}
      </Typography>
      <RadioGroup
        value={chosen ?? ''}
        onChange={(_event, value) => onChoose(GRID_SYSTEMS.find((one) => one === value)!)}
        sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))', gap: 1, pt: 0.5 }}
      >
        {file.systems.map(({ system, inside, metres, outlines }) => (
          <Box
            key={system}
            data-testid={`outline-system-${system}`}
            sx={{ border: 1, borderColor: chosen === system ? 'primary.main' : 'divider', borderRadius: 1, p: 0.5 }}
          >
            <FormControlLabel
              value={system}
              control={<Radio size="small" slotProps={{ input: { 'aria-describedby': `look-${system}` } }} />}
              label={t(system)}
            />
            <Box
              component="svg"
              viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
              aria-hidden
              onClick={() => !disabled && onChoose(system)}
              sx={{ display: 'block', width: '100%', bgcolor: 'surface.bar', cursor: disabled ? 'default' : 'pointer' }}
            >
              {file.known.map((ring, at) => (
                <Box
                  component="path"
                  key={at}
                  d={draw(ring)}
                  sx={{ color: 'text.secondary', fill: 'currentColor', fillOpacity: 0.25, stroke: 'currentColor' }}
                />
              ))}
              {outlines.map((ring, at) => (
                <Box
                  component="path"
                  key={at}
                  d={draw(ring)}
                  sx={{ color: 'primary.main', fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 }}
                />
              ))}
            </Box>
            <Typography id={`look-${system}`} variant="body2">
              {t('inside', { inside: number(inside), looked: number(file.looked) })}
              <br />
              {metres === undefined ? t('noneKnown') : t('metres', { metres: number(metres) })}
            </Typography>
          </Box>
        ))}
      </RadioGroup>
    </FormControl>
  );
};
