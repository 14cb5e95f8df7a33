import { lazy, Suspense, useState } from 'react';
import { EmptyState, ResizablePanes } from '../components';
import { ErrorBoundary } from './ErrorBoundary';
import { CasePanel } from './parts';
import { goTo, selectCase, showPerson } from './selection';
import { useAppStrings } from './strings';

/** Looked at now and then: its code comes when it is first shown. */
const ArchivePage = lazy(async () => ({ default: (await import('../features/archive')).ArchivePage }));

/** The archive, and beside it the case that was chosen in it. */
export const ArchiveWorkspace = () => {
  const t = useAppStrings();
  const [caseId, setCaseId] = useState<string>();
  const onMap = (shown: string) => {
    selectCase(shown);
    goTo('map');
  };
  const side =
    caseId === undefined ? (
      <EmptyState title={t('noCase')} hint={t('noArchivedHint')} />
    ) : (
      <ErrorBoundary key={caseId}>
        <CasePanel caseId={caseId} onClose={() => setCaseId(undefined)} onOpen={setCaseId} onShowPerson={showPerson} onShowOnMap={onMap} />
      </ErrorBoundary>
    );
  const list = (
    <Suspense fallback={<EmptyState title={t('loadingArchive')} />}>
      <ArchivePage caseId={caseId} onOpen={setCaseId} />
    </Suspense>
  );
  return (
    <ResizablePanes
      id="archive"
      direction="horizontal"
      handleLabel={t('resize')}
      panes={[
        { id: 'archive-list', size: 62, min: 460, children: list },
        { id: 'archive-case', size: 38, min: 360, children: side },
      ]}
    />
  );
};
