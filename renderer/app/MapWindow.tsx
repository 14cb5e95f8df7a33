import { MapWorkspace } from './MapWorkspace';
import { SideWindow } from './SideWindow';
import { useAppStrings } from './strings';

/** The map on a second screen. */
export const MapWindow = () => {
  const t = useAppStrings();
  return (
    <SideWindow title={t('map')}>
      <MapWorkspace leadsToPerson={false} />
    </SideWindow>
  );
};
