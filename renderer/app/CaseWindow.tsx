import { useState } from 'react';
import { useCase } from '../replica';
import { CasePanel } from './parts';
import { SideWindow } from './SideWindow';
import { useAppStrings } from './strings';

/** One case in its own window; closing it closes the window. */
export const CaseWindow = ({ caseId }: { readonly caseId: string }) => {
  const t = useAppStrings();
  const [shown, setShown] = useState(caseId);
  return (
    <SideWindow title={useCase(shown)?.number ?? t('casePanel')}>
      <CasePanel key={shown} caseId={shown} onClose={() => window.close()} onOpen={setShown} />
    </SideWindow>
  );
};
