import { useEffect } from 'react';
import { useSettings } from '../kit';
import { watchConnection } from '../replica';
import { WallScreen } from '../features/wall';
import { SideWindow } from './SideWindow';
import { useAppStrings } from './strings';

/** The window of a wall display. It has no copy of the cases and no directory of people: its bridge has no call for them. */
export const WallWindow = () => {
  const t = useAppStrings();
  const { seat } = useSettings();
  useEffect(() => watchConnection(), []);
  return (
    <SideWindow title={`${t('wall')} ${seat.area}`}>
      <WallScreen />
    </SideWindow>
  );
};
