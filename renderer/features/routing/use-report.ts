import { useCallback, useEffect, useState } from 'react';
import type { RoutingReport } from '../../../preload/contract';
import { griddesk, valueOf } from '../../kit';

/** The routing rules and how they fare, as main tells it now. */
export const useRoutingReport = () => {
  const [report, setReport] = useState<RoutingReport>();
  const [error, setError] = useState<unknown>();
  const read = useCallback(() => {
    setError(undefined);
    valueOf(griddesk.routing.read()).then(setReport, setError);
  }, []);
  useEffect(read, [read]);
  return { report, error, read };
};
