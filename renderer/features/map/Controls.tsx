import { useState, type ReactNode } from 'react';
import { IconButton, NativeSelect, Paper, ToggleButton, ToggleButtonGroup, Tooltip } from '@mui/material';
import AddIcon from '@mui/icons-material/AddOutlined';
import FitIcon from '@mui/icons-material/FitScreenOutlined';
import ListIcon from '@mui/icons-material/FormatListBulletedOutlined';
import LegendIcon from '@mui/icons-material/HelpOutlineOutlined';
import RemoveIcon from '@mui/icons-material/RemoveOutlined';
import { SHADES, type Shade } from '../../../preload/contract';
import { Legend } from './Legend';
import { useMapStrings } from './strings';

export type Layer = 'grids' | 'cases' | 'people' | 'heat' | 'duty';

interface Props {
  readonly offered: readonly Layer[];
  readonly shown: readonly Layer[];
  readonly onShow: (layers: readonly Layer[]) => void;
  /** Undefined: areas are not coloured. */
  readonly shade: Shade | undefined;
  readonly onShade: (shade: Shade | undefined) => void;
  readonly onZoom: (by: 1 | -1) => void;
  readonly onFit: () => void;
  readonly listed: boolean;
  readonly onList: () => void;
  /** What layers of their own add to the legend. */
  readonly legendMore?: ReactNode;
}

/** Layers above on the left, zoom and legend on the right. */
export const Controls = ({ offered, shown, onShow, shade, onShade, onZoom, onFit, listed, onList, legendMore }: Props) => {
  const t = useMapStrings();
  const [legend, setLegend] = useState(false);
  return (
    <>
      <Paper elevation={2} sx={{ position: 'absolute', top: 8, left: 8, zIndex: 1, display: 'flex' }}>
        <ToggleButtonGroup size="small" value={[...shown]} onChange={(_event, next: Layer[]) => onShow(next)} aria-label={t('layers')}>
          {offered.map((layer) => (
            <ToggleButton
              key={layer}
              value={layer}
              data-testid={`map-layer-${layer}`}
              sx={{ py: 0, px: 1, height: 28, textTransform: 'none', color: 'text.primary' }}
            >
              {t(layer)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <NativeSelect
          value={shade ?? ''}
          onChange={({ target }) => onShade(SHADES.find((one) => one === target.value))}
          disableUnderline
          inputProps={{ 'aria-label': t('shadeBy') }}
          data-testid="map-shade"
          sx={{ height: 28, fontSize: '0.929rem', '& select': { pl: 1 } }}
        >
          <option value="">{t('plain')}</option>
          {SHADES.map((one) => (
            <option key={one} value={one}>
              {t(one)}
            </option>
          ))}
        </NativeSelect>
      </Paper>
      <Paper elevation={2} sx={{ position: 'absolute', top: 8, right: 8, zIndex: 1, display: 'grid' }}>
        <Press label={t('zoomIn')} icon={<AddIcon fontSize="small" />} onPress={() => onZoom(1)} />
        <Press label={t('zoomOut')} icon={<RemoveIcon fontSize="small" />} onPress={() => onZoom(-1)} />
        <Press label={t('fit')} icon={<FitIcon fontSize="small" />} onPress={onFit} />
        <Press label={t('list')} icon={<ListIcon fontSize="small" />} onPress={onList} pressed={listed} />
        <Press label={t('legend')} icon={<LegendIcon fontSize="small" />} onPress={() => setLegend(!legend)} pressed={legend} />
      </Paper>
      {legend && <Legend people={offered.includes('people')}>{legendMore}</Legend>}
    </>
  );
};

const Press = ({
  label,
  icon,
  onPress,
  pressed,
}: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onPress: () => void;
  readonly pressed?: boolean;
}) => (
  <Tooltip title={label} placement="left">
    <IconButton size="small" aria-label={label} aria-pressed={pressed} onClick={onPress} sx={{ borderRadius: 0.5, color: 'text.primary' }}>
      {icon}
    </IconButton>
  </Tooltip>
);
