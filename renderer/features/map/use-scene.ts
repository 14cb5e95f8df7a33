import { useMemo } from 'react';
import { useNow, useSettings } from '../../kit';
import { useCases, usePeople } from '../../replica';
import type { Layer } from './Controls';
import { caseMarks, peopleMarks, type Mark } from './marks';
import { useSoon } from './use-soon';

type MarksIn = (box: readonly [number, number, number, number], zoom: number) => readonly Mark[];

const WITHOUT_PEOPLE: readonly Layer[] = ['grids', 'cases', 'heat', 'duty'];
const ALL: readonly Layer[] = ['grids', 'cases', 'people', 'heat', 'duty'];

/** The layers this seat may see: main sends an observer and a department nobody in care, so they are offered no such layer. */
export const useOfferedLayers = (): readonly Layer[] => {
  const { role } = useSettings().seat;
  return role === 'observer' || role === 'department' ? WITHOUT_PEOPLE : ALL;
};

/** Rows without the chosen one, and the chosen one alone; the list stays the same while neither changes. */
const useApart = <R extends { readonly id: string }>(rows: readonly R[], chosen: string | undefined) =>
  useMemo(() => {
    const one = rows.filter((row) => row.id === chosen);
    return { rest: one.length === 0 ? rows : rows.filter((row) => row.id !== chosen), one };
  }, [rows, chosen]);

interface Scene {
  readonly shown: readonly Layer[];
  readonly caseId: string | undefined;
  readonly personId: string | undefined;
}

/**
 * All marks of the layers shown. What is chosen is never gathered into a cluster and shows even where its layer is off,
 * drawn last, above the others. Lights are looked at again every ten seconds.
 */
export const useMarks = ({ shown, caseId, personId }: Scene): MarksIn => {
  const cases = useApart(useSoon(useCases()), caseId);
  const people = useApart(useSoon(usePeople()), personId);
  const now = useNow(10_000);
  const caseLayer = useMemo(() => caseMarks(cases.rest, now), [cases.rest, now]);
  const peopleLayer = useMemo(() => peopleMarks(people.rest, now), [people.rest, now]);
  const chosenPerson = useMemo(() => peopleMarks(people.one, now), [people.one, now]);
  const chosenCase = useMemo(() => caseMarks(cases.one, now), [cases.one, now]);
  return useMemo(
    () => (box, zoom) => [
      ...(shown.includes('people') ? peopleLayer(box, zoom) : []),
      ...(shown.includes('cases') ? caseLayer(box, zoom) : []),
      ...chosenPerson(box, zoom),
      ...chosenCase(box, zoom),
    ],
    [shown, caseLayer, peopleLayer, chosenPerson, chosenCase],
  );
};
