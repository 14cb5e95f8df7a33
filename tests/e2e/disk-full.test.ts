import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDesk } from '../../scripts/demo/desk.mjs';
import { findings } from '../support/axe';
import { allSent, createConsoles, give, report } from '../support/consoles';
import { ballastOn, mountSmallDisk } from '../support/small-disk';

const consoles = createConsoles();
// Where this user may mount nothing, the store's own tests of a full disk have to do.
const disk = mountSmallDisk(160);
afterAll(async () => {
  await consoles.end();
  disk?.remove();
});

describe.runIf(disk)('a disk that fills up while the console runs', () => {
  let folder: string;
  beforeAll(() => {
    folder = disk!.folder;
  });

  it('is told at the command, which is not claimed saved; once there is room the next command works, without a restart', async () => {
    const desk = await consoles.start({ dataDir: folder, lang: 'en' });
    const caseId = await report(desk);
    await allSent(desk);
    const screen = createDesk(desk.window);
    await screen.open(caseId, '路灯不亮');
    const load = ballastOn(folder);
    load.fill();

    // What the write-ahead log has room for still goes well; then the disk is full, and every answer says so.
    const answers: string[] = [];
    const saved: string[] = [];
    for (let n = 0; n < 400 && answers.at(-1) !== 'disk-full'; n++) {
      const text = `第 ${n} 条：${'满'.repeat(3000)}`;
      const answer = await give(desk, 'note', { caseId, text });
      answers.push(answer.ok ? 'ok' : answer.error.code);
      if (answer.ok) saved.push(text);
      load.fill();
    }
    expect(new Set(answers.slice(0, -1))).toEqual(new Set(answers.length > 1 ? ['ok'] : []));
    expect(answers.at(-1)).toBe('disk-full');

    // Across the window, for whoever was not the one who wrote.
    const banner = desk.window.getByTestId('storage-banner');
    await expect.poll(() => banner.getAttribute('data-storage')).toBe('disk-full');
    expect(await banner.innerText()).toMatch(/Everything saved before is safe/);
    expect(await findings(desk.window, 'disk full')).toEqual([]);

    // On the screen: what happened, what is safe, what to do; and the words stay in the form.
    const panel = desk.window.getByTestId('case-panel');
    await panel.getByTestId('action-reply').click();
    const form = desk.window.getByTestId('form-reply');
    await form
      .getByRole('textbox')
      .first()
      .fill(`Somebody is on the way. ${'x'.repeat(1900)}`);
    await form.getByTestId('confirm-reply').click();
    const alert = form.getByRole('alert');
    await alert.waitFor({ timeout: 10_000 });
    expect(await alert.innerText()).toMatch(/disk is full/);
    expect(await alert.innerText()).toMatch(/this act is not/);
    expect(await form.getByRole('textbox').first().inputValue()).toContain('Somebody is on the way.');
    const full = await desk.griddesk('cases.read', { caseId });
    expect(full.ok && full.value.timeline.some(({ type }) => type === 'case.replied')).toBe(false);
    expect(await desk.griddesk('boot.state')).toEqual({ ok: true, value: { kind: 'ready' } });

    load.release();
    // It goes by itself, before anybody tries anything.
    await banner.waitFor({ state: 'detached' });
    await form.getByTestId('confirm-reply').click();
    await form.waitFor({ state: 'hidden', timeout: 10_000 });
    await allSent(desk);
    load.end();
    await consoles.close(desk);

    const again = await consoles.start({ dataDir: folder });
    const detail = await again.griddesk('cases.read', { caseId });
    if (!detail.ok) throw new Error(detail.error.message);
    const notes = detail.value.timeline.filter(({ type }) => type === 'case.noted').map(({ data }) => data['text']);
    expect(notes.toSorted()).toEqual(saved.toSorted());
    expect(detail.value.timeline.filter(({ type }) => type === 'case.replied')).toHaveLength(1);
  });
});
