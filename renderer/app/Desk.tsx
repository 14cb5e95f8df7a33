import { useEffect } from 'react';
import { DirectoryContext, useLiveDirectory, watchConnection } from '../replica';
import { useAnnouncements } from './announcements';
import { CaseWindow } from './CaseWindow';
import { MapWindow } from './MapWindow';
import { Shell } from './Shell';
import { selectCase } from './selection';
import { windowShows } from './window-shows';
import { griddesk } from '../kit';

/** The console of an unlocked window: listens and shows what the window is for. */
export const Desk = () => {
  const directory = useLiveDirectory();
  useEffect(() => watchConnection(), []);
  // A notification was clicked; the main window answers.
  useEffect(() => (windowShows.show === 'dispatch' ? griddesk.onShow(({ caseId }) => selectCase(caseId)) : undefined), []);
  useAnnouncements(windowShows.show === 'dispatch');
  return (
    <DirectoryContext value={directory}>
      {windowShows.show === 'map' ? <MapWindow /> : windowShows.show === 'case' ? <CaseWindow caseId={windowShows.caseId} /> : <Shell />}
    </DirectoryContext>
  );
};
