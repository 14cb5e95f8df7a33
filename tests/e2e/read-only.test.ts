import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findings } from '../support/axe';
import { allSent, createConsoles, give, report } from '../support/consoles';
import { runConsole, type Console } from '../support/electron';
import { canFreeze, freeze, mountFailingDisk, thaw } from '../support/failing-disk';
import { mountSmallDisk } from '../support/small-disk';

const consoles = createConsoles();
// Where this user may do none of it, the store's own tests of errors have to do.
const disk = mountSmallDisk(160);
const failing = mountFailingDisk();
const frozen: string[] = [];
afterAll(async () => {
  frozen.forEach(thaw);
  await consoles.end();
  disk?.remove();
  failing?.remove();
});

const WORDS = {
  'zh-CN': [/不能写入/, /已保存的数据都在/, /恢复.*写入权限/],
  en: [/cannot be written to/, /Everything saved is there/, /writable again/],
};
const notesOf = async (desk: Console, caseId: string): Promise<readonly unknown[]> => {
  const detail = await desk.griddesk('cases.read', { caseId });
  if (!detail.ok) throw new Error(detail.error.message);
  return detail.value.timeline.filter(({ type }) => type === 'case.noted').map(({ data }) => data['text']);
};
const storage = (desk: Console) => desk.window.getByTestId('storage-banner');
const saysReadOnly = (desk: Console) =>
  expect
    .poll(async () => ((await storage(desk).count()) > 0 ? storage(desk).getAttribute('data-storage') : ''), { timeout: 30_000 })
    .toBe('read-only');

describe.runIf(canFreeze())('a data folder that becomes read-only while the console runs', () => {
  it('is told at once, calls nothing saved that is not, and is worked on without a restart when it is writable again', async () => {
    const folder = consoles.newFolder();
    const desk = await consoles.start({ dataDir: folder, lang: 'en' });
    const caseId = await report(desk);
    expect(await give(desk, 'note', { caseId, text: 'before' })).toMatchObject({ ok: true });
    await allSent(desk);

    frozen.push(folder);
    expect(freeze(folder)).toBe(true);
    // Before anybody tries anything.
    await saysReadOnly(desk);
    expect(await storage(desk).innerText()).toMatch(/read-only: nothing can be saved[^]*Everything saved before is safe/);
    expect(await findings(desk.window, 'read-only')).toEqual([]);
    expect(await give(desk, 'note', { caseId, text: 'meanwhile' })).toMatchObject({ ok: false, error: { code: 'storage-failed' } });
    // Not even waiting to be sent.
    expect(await desk.griddesk('diagnostics.read')).toMatchObject({ ok: true, value: { pending: 0 } });
    await saysReadOnly(desk);
    expect(await desk.griddesk('boot.state')).toEqual({ ok: true, value: { kind: 'ready' } });

    expect(thaw(folder)).toBe(true);
    await storage(desk).waitFor({ state: 'detached' });
    expect(await give(desk, 'note', { caseId, text: 'after' })).toMatchObject({ ok: true });
    await allSent(desk);
    await consoles.close(desk);
    const again = await consoles.start({ dataDir: folder });
    expect(await notesOf(again, caseId)).toEqual(['before', 'after']);
    await consoles.close(again);
  });
});

describe.runIf(failing)('a disk that the kernel makes read-only after an error', () => {
  it('is told, calls nothing saved that is not, and everything saved before is there once it has been repaired', async () => {
    const desk = await consoles.start({ dataDir: failing!.folder });
    const caseId = await report(desk);
    expect(await give(desk, 'note', { caseId, text: 'before' })).toMatchObject({ ok: true });
    await allSent(desk);

    failing!.fail();
    expect(await give(desk, 'note', { caseId, text: 'meanwhile' })).toMatchObject({ ok: false, error: { code: 'storage-failed' } });
    await saysReadOnly(desk);
    expect(await storage(desk).innerText()).toMatch(/只读[^]*已经保存的都在/);
    expect(await desk.griddesk('diagnostics.read')).toMatchObject({ ok: true, value: { pending: 0 } });
    await desk.kill();
    failing!.mountAgain();
    const again = await consoles.start({ dataDir: failing!.folder });
    expect(await notesOf(again, caseId)).toEqual(['before']);
    await consoles.close(again);
  });
});

describe.runIf(disk)('a start on a read-only data folder', () => {
  it('says what happened, what is safe and what to do, in both languages, and opens it when it is writable again', async () => {
    const folder = join(disk!.folder, 'desk');
    const first = await consoles.start({ dataDir: folder });
    const caseId = await report(first);
    await allSent(first);
    await consoles.close(first);
    disk!.remount('ro');

    for (const lang of ['zh-CN', 'en'] as const) {
      const desk = await consoles.launch({ dataDir: folder, lang });
      const trouble = desk.window.getByTestId('boot-trouble');
      await trouble.waitFor();
      expect(await trouble.getAttribute('data-state')).toBe('read-only');
      const words = await trouble.innerText();
      for (const part of WORDS[lang]) expect(words).toMatch(part);
      expect(words).toContain(folder);
      expect(await findings(desk.window, `read-only start ${lang}`)).toEqual([]);
      await consoles.close(desk);
    }

    const desk = await consoles.launch({ dataDir: folder });
    const retry = desk.window.getByTestId('boot-retry');
    await retry.click();
    await retry.waitFor();
    expect(await desk.window.getByTestId('boot-trouble').getAttribute('data-state')).toBe('read-only');
    disk!.remount('rw');
    await retry.click();
    await desk.window.getByTestId('queue').waitFor();
    expect((await desk.griddesk('cases.read', { caseId })).ok).toBe(true);
    expect(await give(desk, 'note', { caseId, text: '恢复后' })).toMatchObject({ ok: true });
    await consoles.close(desk);
  });

  it('says the same where there is no data yet, and says in both languages that a folder cannot be made', async () => {
    const own = mountSmallDisk(8)!;
    own.remount('ro');
    try {
      const desk = await consoles.launch({ dataDir: own.folder });
      const trouble = desk.window.getByTestId('boot-trouble');
      await trouble.waitFor();
      expect(await trouble.getAttribute('data-state')).toBe('read-only');
      await consoles.close(desk);

      const { code, stderr } = await runConsole(['--data', join(own.folder, 'new')]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/cannot be used \(E\w+\)[^]*没有写入任何数据[^]*Nothing was written/);
    } finally {
      own.remove();
    }
  });
});
