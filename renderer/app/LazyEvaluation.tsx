import { lazy, Suspense } from 'react';
import { EmptyState } from '../components';
import { openCase } from './palette-targets';
import { showPerson } from './selection';
import { useAppStrings } from './strings';

/** The charts are as much code as half the console; they come when the figures are first shown. */
const EvaluationPage = lazy(async () => ({ default: (await import('../features/evaluation')).EvaluationPage }));

export const LazyEvaluation = () => {
  const t = useAppStrings();
  return (
    <Suspense fallback={<EmptyState title={t('loadingEvaluation')} />}>
      <EvaluationPage onCase={openCase} onPerson={showPerson} />
    </Suspense>
  );
};
