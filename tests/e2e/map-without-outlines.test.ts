import { afterEach, it } from 'vitest';
import type { Area } from '../../preload/contract';
import type { RawDirectoryEntry } from '../../main/ports';
import { createConsoles } from '../support/consoles';
import { prepareFolder } from '../support/prepared-folder';
import { smallWorld } from '../support/small-world';
import { newId } from '../support/uuid';
import { reported, TOWNSHIP, VILLAGE } from '../support/wire';

const consoles = createConsoles();
afterEach(consoles.end);

/** A township that nobody has drawn: no outlines; in the second, no grids and no places of its names either. */
const WORLDS: readonly (readonly [string, RawDirectoryEntry[]])[] = [
  ['outlines', smallWorld()],
  [
    'outlines, grids or places of names',
    smallWorld().flatMap((entry) => {
      if (entry.kind === 'grid') return [];
      const { center: _, ...area } = entry.value as Area;
      return [entry.kind === 'area' ? { ...entry, value: area } : entry];
    }),
  ],
];

it.each(WORLDS)('a directory without %s has a map, which goes to the case that is chosen', async (_, entries) => {
  const dataDir = consoles.newFolder();
  const event = reported(newId(), { location: { lon: 103.8251, lat: 25.6052, crs: 'WGS84' } }, { at: Date.now(), area: VILLAGE });
  await prepareFolder(dataDir, { township: TOWNSHIP, entries, events: [event] });
  const { window } = await consoles.start({ dataDir, area: TOWNSHIP });
  await window.locator(`[data-testid="queue-row"][data-case-id="${event.caseId}"]`).click();
  await window.getByTestId('go-map').click();
  const map = window.locator('[data-testid="map"][data-state="ready"]');
  await map.waitFor();
  await map.getByRole('button', { name: '列出当前范围内的案卷与人员' }).click();
  await window
    .getByTestId('map-list')
    .getByRole('button', { name: event.data['title'] as string })
    .waitFor();
});
