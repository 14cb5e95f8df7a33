import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageError, type AuditEntry } from '../../../main/ports';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { message, reported } from '../../support/wire';
import { writingOtherwise } from '../../support/wrapped-store';

describe('the audit', () => {
  const caseId = newId();
  let desk: Desk;
  let written: AuditEntry[];
  /** The disk takes everything but the audit. */
  let full: boolean;
  let closed: boolean;

  const watched = writingOtherwise((tx) => ({
    audit: (entry) => {
      if (full) throw new StorageError('disk-full', 'database or disk is full');
      tx.audit(entry);
      written.push(entry);
    },
  }));
  const close = async () => {
    if (!closed) await desk.close();
    closed = true;
  };

  beforeEach(async () => {
    written = [];
    full = false;
    closed = false;
    const platform = new MemoryPlatform();
    platform.putDirectory(...smallWorld());
    platform.publish(message(reported(caseId)));
    desk = await openDesk({ platform, wrapStore: watched });
    await desk.settled();
  });
  afterEach(async () => {
    full = false;
    await close();
  });

  it('tells of start and end, commands done and refused, looks at a case, and each seat that did it', async () => {
    await desk.command('accept', { caseId, category: 'power', priority: 'urgent' });
    await desk.command('reopen', { caseId, reason: '无' });
    await desk.value('cases.read', { caseId });
    await desk.value('cases.read', { caseId });
    desk.seat = { ...desk.seat, role: 'observer' };
    desk.services.seatChanged();
    await desk.value('cases.read', { caseId });
    await close();
    expect(written.map(({ kind, role, result, subject }) => [kind, role, result, subject])).toEqual([
      ['app.start', 'lead', 'ok', desk.seat.area],
      ['case.accept', 'lead', 'ok', caseId],
      ['case.reopen', 'lead', 'refused', caseId],
      ['case.read', 'lead', 'ok', caseId],
      ['seat.change', 'observer', 'ok', desk.seat.area],
      ['case.read', 'observer', 'ok', caseId],
      ['app.stop', 'observer', 'ok', desk.seat.area],
    ]);
  });

  it('is never left out: what it does not take is not done, not shown and not passed over in silence', async () => {
    full = true;
    expect(await desk.command('accept', { caseId, category: 'power', priority: 'urgent' })).toMatchObject({
      ok: false,
      error: { code: 'disk-full' },
    });
    expect(await desk.call('cases.read', { caseId })).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    expect(() => desk.services.seatChanged()).toThrow(StorageError);
    await close();
    expect(written.map(({ kind }) => kind)).toEqual(['app.start']);
    expect(desk.logged.at(-1)).toContain('audit');
  });

  it('has what is put on paper before it is, refused or not; what it cannot write down is not printed', () => {
    const asked = { paper: 'case-history', caseId } as const;
    expect(desk.services.leavePaper('print', asked)).toMatchObject({ ok: true });
    expect(desk.services.leavePaper('save', { ...asked, paper: 'supervision-slip' })).toMatchObject({ error: { code: 'not-allowed' } });
    desk.seat = { ...desk.seat, role: 'observer' };
    expect(desk.services.leavePaper('save', asked)).toMatchObject({ error: { code: 'not-allowed' } });
    const papers = written.filter(({ kind }) => kind.startsWith('paper.'));
    expect(papers.map(({ kind, subject, result, details }) => [kind, subject, result, details])).toEqual([
      ['paper.print', caseId, 'ok', { paper: 'case-history' }],
      ['paper.save', caseId, 'refused', { paper: 'supervision-slip' }],
      ['paper.save', caseId, 'refused', { paper: 'case-history' }],
    ]);
    full = true;
    expect(() => desk.services.leavePaper('print', asked)).toThrow(StorageError);
  });
});
