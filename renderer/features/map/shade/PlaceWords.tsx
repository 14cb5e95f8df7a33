import { Box } from '@mui/material';
import type { Shade } from '../../../../preload/contract';
import { useMapStrings } from '../strings';
import type { Told } from './rules';
import { useShadeStrings } from './strings';
import { useToldWords } from './told-words';

interface Props {
  readonly shade: Shade;
  /** Undefined: the place is the grid that is named already. */
  readonly name: string | undefined;
  readonly told: Told | undefined;
  /** Main has not told anything yet. */
  readonly waiting: boolean;
}

/** What a place is coloured by, in words. */
export const PlaceWords = ({ shade, name, told, waiting }: Props) => {
  const map = useMapStrings();
  const t = useShadeStrings();
  const words = useToldWords();
  const sentence = (): string | undefined => {
    if (shade === 'onTime' && waiting) return undefined;
    if (shade === 'onTime') return told ? `${map('onTime')} ${words(shade, told)}` : t('noneDue');
    if (!told || !('open' in told)) return undefined;
    return `${map('openHere', { count: told.open })} · ${map('overdueHere', { count: told.overdue })}`;
  };
  const said = sentence();
  if (said === undefined) return null;
  return (
    <Box sx={{ color: 'text.secondary', fontSize: '0.929rem' }}>
      {name !== undefined && `${name} · `}
      {said}
    </Box>
  );
};
