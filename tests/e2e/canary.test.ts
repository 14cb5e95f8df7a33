import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { launchConsole, type Console } from '../support/electron';
import { newId } from '../support/uuid';

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Files that hold the text in one of the encodings Chromium and SQLite write. */
const holding = (folder: string, text: string): string[] => {
  const needles = (['utf8', 'utf16le'] as const).map((encoding) => Buffer.from(text, encoding));
  return filesUnder(folder).filter((file) => {
    const bytes = readFileSync(file);
    return needles.some((needle) => bytes.includes(needle));
  });
};

/** Distinctive texts of the cases and people that the windows show, and one of our own. */
const canaries = async (desk: Console, caseId: string): Promise<string[]> => {
  const seen = await desk.griddesk('feed.snapshot', { cursor: null, limit: 200 });
  if (!seen.ok) throw new Error(seen.error.message);
  const { cases, people } = seen.value;
  const mine = cases.find(({ id }) => id === caseId);
  if (!mine) throw new Error('the canary case is not in the queue');
  return [
    mine.title,
    mine.description,
    ...cases.flatMap(({ title, address, reporterPhone }) => [title, address, reporterPhone]),
    ...people.flatMap(({ address, phone, idNumber, responsiblePhone }) => [address, phone, idNumber, responsiblePhone]),
    // Unmasked: the reporter's name and phone that only main knows.
    '欧阳金丝雀',
    '10009876543',
  ].filter((text): text is string => text !== undefined && text.length >= 6 - Number(/[\u4e00-\u9fff]/.test(text)) * 2);
};

it('no text of a case and no name, phone or address stands readable in any file', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'griddesk-canary-'));
  const desk = await launchConsole({ dataDir, speed: 30 });
  await desk.window.getByTestId('queue-row').first().waitFor();
  const caseId = newId();
  const reported = await desk.griddesk('cases.report', {
    commandId: newId(),
    caseId,
    title: '金丝雀标题七零四',
    description: '金丝雀描述八一五,带着名字和地址',
    source: 'hotline',
    location: { lon: 104.07, lat: 25.6, crs: 'WGS84', address: '金丝雀路九二六号' },
    reporter: { id: 'canary-1', name: '欧阳金丝雀', phone: '10009876543' },
  });
  expect(reported).toMatchObject({ ok: true });

  // The replica, the panels and the map have all had the texts in hand.
  await desk.window.locator(`[data-testid="queue-row"][data-case-id="${caseId}"]`).click();
  await desk.window.locator(`[data-testid="case-panel"][data-case-id="${caseId}"]`).waitFor();
  const words = [...new Set(await canaries(desk, caseId))];
  expect(words.length).toBeGreaterThan(50);

  // While it runs, after a power cut, and after a clean end.
  const searchAll = () => words.flatMap((word) => holding(dataDir, word).map((file) => ({ word, file })));
  expect(searchAll()).toEqual([]);
  await desk.kill();
  expect(searchAll()).toEqual([]);
  const again = await launchConsole({ dataDir });
  await again.window.getByTestId('queue-row').first().waitFor();
  await again.close();
  expect(searchAll()).toEqual([]);
  // The search itself can find: what stands readable, in either encoding, is seen.
  expect(filesUnder(dataDir).some((file) => file.endsWith('griddesk.db'))).toBe(true);
  writeFileSync(join(dataDir, 'planted'), Buffer.from(`…${words[0]}…`, 'utf16le'));
  expect(searchAll()).toEqual([{ word: words[0], file: join(dataDir, 'planted') }]);
  rmSync(dataDir, { recursive: true, force: true });
});
