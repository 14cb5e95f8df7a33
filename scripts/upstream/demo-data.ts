import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { chineseCalendar } from '../../main/services/calendar';
import type { DemoData } from '../../main/upstream/embedded';
import type { Rulebook } from '../../preload/contract';
import departments from '../../resources/data/departments.json';
import rulebook from '../../resources/data/rulebook.json';
import divisions from '../../resources/data/zhanyi-divisions.json';
import script from '../../resources/demo/script.json';

const photos = resolve(import.meta.dirname, '../../resources/demo/photos');

/** What the app hands to the embedded platform, read from the shipped files. */
export const demoData: DemoData = {
  divisions,
  departments,
  rulebook: rulebook as Rulebook,
  script,
  calendar: chineseCalendar(),
  photo: (file) => readFile(resolve(photos, file)).catch(() => undefined),
};
