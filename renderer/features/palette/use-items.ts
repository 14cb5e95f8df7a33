import { useMemo } from 'react';
import { holdsWords, useNamedActs, useSettings, useShortcuts, useTerm, wordsOf } from '../../kit';
import { anyCase, useCases, useDirectory, useGrids, usePeople } from '../../replica';
import { useArchiveSearch } from './use-archive-search';
import { PER_KIND, type PaletteAction, type PaletteItem } from './items';

export interface PaletteTargets {
  readonly actions: readonly PaletteAction[];
  readonly onCase: (caseId: string) => void;
  readonly onPerson: (personId: string) => void;
  readonly onDepartment: (departmentId: string) => void;
  readonly onVillage: (village: string) => void;
  readonly onGrid: (gridName: string) => void;
}

/** What the palette offers for a text: every action when nothing is typed, else what holds all the words. */
export const usePaletteItems = (text: string, targets: PaletteTargets): readonly PaletteItem[] => {
  const term = useTerm();
  const cases = useCases(anyCase);
  const people = usePeople();
  const archive = useArchiveSearch(text);
  const { grids } = useGrids(useSettings().seat.area, text.trim().length >= 2);
  const shortcuts = useShortcuts();
  const named = useNamedActs();
  const { areas, departments, areaName } = useDirectory();
  const { actions, onCase, onPerson, onDepartment, onVillage, onGrid } = targets;

  return useMemo(() => {
    const words = wordsOf(text);
    const known = new Set(actions.map((action) => action.key));
    // What has a key now, an action on the open case for one, can be found by its name too.
    const keyed: PaletteAction[] = shortcuts
      .filter((shortcut) => shortcut.label !== undefined && !known.has(shortcut.key) && shortcut.key !== 'Ctrl+K')
      .map((shortcut) => ({
        id: `key-${shortcut.key}`,
        label: shortcut.label ?? '',
        key: shortcut.key,
        run: () => shortcut.run(new KeyboardEvent('keydown', { key: shortcut.key })),
      }));
    const acts = [...actions, ...keyed, ...named]
      .filter((action) => holdsWords(action.label, words))
      .map((action): PaletteItem => ({ ...action, kind: 'actions' }));
    if (words.length === 0) return acts;

    const local = cases.filter((row) => holdsWords(`${row.number} ${row.title} ${row.address ?? ''} ${row.villageName}`, words));
    const seen = new Set(local.map((row) => row.id));
    const found = [...local, ...archive.filter((row) => !seen.has(row.id))].slice(0, PER_KIND);
    return [
      ...acts.slice(0, PER_KIND),
      ...found.map((row): PaletteItem => ({
        id: row.id,
        kind: 'cases',
        label: row.title,
        detail: `${row.number} · ${row.villageName} · ${term('caseStates', row.state)}`,
        row,
        run: () => onCase(row.id),
      })),
      ...people
        .filter((person) =>
          holdsWords(
            `${person.name} ${person.villageName} ${person.gridName} ${person.address} ${person.care.map((care) => term('careKinds', care.kind)).join(' ')}`,
            words,
          ),
        )
        .slice(0, PER_KIND)
        .map((person): PaletteItem => ({
          id: person.id,
          kind: 'people',
          label: person.name,
          detail: `${person.villageName} · ${person.care.map((care) => term('careKinds', care.kind)).join(' ')}`,
          run: () => onPerson(person.id),
        })),
      ...[...departments.values()]
        .filter((department) => holdsWords(`${department.name} ${department.area ? areaName(department.area) : ''}`, words))
        .slice(0, PER_KIND)
        .map((department): PaletteItem => ({
          id: department.id,
          kind: 'departments',
          label: department.name,
          detail: department.phone,
          run: () => onDepartment(department.id),
        })),
      ...[...areas.values()]
        .filter((area) => area.level === 'village' && holdsWords(`${area.name} ${area.code}`, words))
        .slice(0, PER_KIND)
        .map((area): PaletteItem => ({
          id: area.code,
          kind: 'villages',
          label: area.name,
          ...(area.parent === null ? {} : { detail: areaName(area.parent) }),
          run: () => onVillage(area.code),
        })),
      ...grids
        .filter((grid) => holdsWords(`${grid.name} ${grid.gridCode}`, words))
        .slice(0, PER_KIND)
        .map((grid): PaletteItem => ({
          id: grid.gridCode,
          kind: 'grids',
          label: grid.name,
          detail: grid.gridCode,
          run: () => onGrid(grid.name),
        })),
    ];
  }, [
    text,
    cases,
    people,
    archive,
    shortcuts,
    named,
    areas,
    departments,
    areaName,
    grids,
    actions,
    term,
    onCase,
    onPerson,
    onDepartment,
    onVillage,
    onGrid,
  ]);
};
