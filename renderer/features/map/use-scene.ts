import { useMemo } from 'react';
import { useNow, useSettings } from '../../kit';
import { useCases, usePeople } from '../../replica';
import type { Layer } from './Controls';
import { caseMarks, peopleMarks, type Mark } from './marks';

type MarksIn = (box: readonly [number, number, number, number], zoom: number) => readonly Mark[];

/** The layers this seat may see: nobody in care is ever on an observer's map. */
export const useOfferedLayers = (): readonly Layer[] => (useSettings().seat.role === 'observer' ? ['grids', 'cases'] : ['grids', 'cases', 'people']);

/** All marks of the layers shown. Lights are looked at again twice a minute. */
export const useMarks = (shown: readonly Layer[]): MarksIn => {
  const rows = useCases();
  const people = usePeople();
  const now = useNow(30_000);
  const cases = useMemo(() => caseMarks(rows, now), [rows, now]);
  const cared = useMemo(() => peopleMarks(people), [people]);
  return useMemo(() => (box, zoom) => [...(shown.includes('people') ? cared(box, zoom) : []), ...(shown.includes('cases') ? cases(box, zoom) : [])], [shown, cases, cared]);
};
