import { useEffect } from 'react';
import { DirectoryContext, useLiveDirectory, watchConnection } from '../replica';
import { useAnnouncements } from './announcements';
import { useCareCalls } from './care-calls';
import { CaseWindow } from './CaseWindow';
import { MapWindow } from './MapWindow';
import { Shell } from './Shell';
import { selectCase, showPerson } from './selection';
import { PrintWindow } from './window-parts';
import { windowShows } from './window-shows';
import { WaitingBar } from './WaitingBar';
import { griddesk, watchPresence, watchWaiting } from '../kit';

const Shown = () => {
  switch (windowShows.show) {
    case 'map':
      return <MapWindow />;
    case 'case':
      return <CaseWindow caseId={windowShows.caseId} />;
    case 'print':
      return <PrintWindow {...windowShows} />;
    default:
      return <Shell />;
  }
};

/** The console of an unlocked window: listens and shows what the window is for. */
export const Desk = () => {
  const directory = useLiveDirectory();
  useEffect(() => watchConnection(), []);
  useEffect(() => watchPresence(), []);
  useEffect(() => watchWaiting(), []);
  // A notification was clicked; the main window answers, be it that it was opened for this.
  useEffect(() => {
    if (windowShows.show !== 'dispatch') return undefined;
    if (windowShows.caseId !== undefined) selectCase(windowShows.caseId);
    return griddesk.onShow((asked) => ('personId' in asked ? showPerson(asked.personId) : selectCase(asked.caseId)));
  }, []);
  useAnnouncements(windowShows.show === 'dispatch');
  useCareCalls(windowShows.show === 'dispatch');
  return (
    <DirectoryContext value={directory}>
      <Shown />
      {(windowShows.show === 'dispatch' || windowShows.show === 'case') && <WaitingBar />}
    </DirectoryContext>
  );
};
