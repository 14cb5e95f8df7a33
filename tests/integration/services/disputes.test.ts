import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageError } from '../../../main/ports';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { rulebook, smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { message, reported, TOWNSHIP } from '../../support/wire';
import { writingOtherwise } from '../../support/wrapped-store';

const [first] = rulebook.categories;
const withDisputes = { ...rulebook, categories: [...rulebook.categories, { ...first!, id: 'dispute', steps: 'mediation' as const }] };
const REPORTER = { id: 'gm-7', name: '金丝雀来电', phone: '10007770001' };
const PARTY = { side: 'applicant' as const, name: '金丝雀建国', phone: '10007770002', idNumber: '530303197001011235' };
const SECRETS = [REPORTER.name, REPORTER.phone, PARTY.name, PARTY.phone, PARTY.idNumber];

let platform: MemoryPlatform;
let desk: Desk;
/** The disk takes no more of who was shown in full. */
let full: boolean;
const fillable = writingOtherwise((tx) => ({
  audit: (entry) => {
    if (full && entry.kind === 'case.unmask') throw new StorageError('disk-full', 'no space left');
    tx.audit(entry);
  },
}));
beforeEach(async () => {
  platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  full = false;
  desk = await openDesk({ platform, rulebook: withDisputes, wrapStore: fillable });
});
afterEach(() => desk.close());

const handedOver = async (): Promise<string> => {
  const caseId = newId();
  platform.publish(message(reported(caseId, { reporter: REPORTER })));
  await desk.settled();
  await desk.value('cases.accept', { commandId: newId(), caseId, category: 'dispute', priority: 'routine' });
  await desk.value('cases.dispute', {
    commandId: newId(),
    caseId,
    kind: 'land',
    people: 2,
    parties: [{ ...PARTY, name: `${PARTY.name}\u202e` }],
  });
  await desk.value('cases.transfer', { commandId: newId(), caseId, to: 'court', office: '试验法院' });
  await desk.settled();
  return caseId;
};
const audited = async () => (await desk.value('audit.read', { limit: 100 })).records.filter(({ kind }) => kind === 'case.unmask');

describe('the file of a handover', () => {
  it('names people in full to a shift lead with a purpose, and the audit knows of what', async () => {
    const caseId = await handedOver();
    const file = await desk.value('cases.unmask', { caseId, purpose: '移送法院' });
    expect(file).toEqual({ signedBy: '王值班', reporter: { name: REPORTER.name, phone: REPORTER.phone }, parties: [PARTY] });
    expect(await audited()).toMatchObject([{ result: 'ok', subject: caseId, details: { purpose: '移送法院' } }]);
    for (const secret of SECRETS) expect(JSON.stringify(await desk.value('cases.read', { caseId }))).not.toContain(secret);
  });

  it.each(['dispatcher', 'village', 'department', 'observer'] as const)(
    'is signed for by no %s, and that it was asked for is written down',
    async (role) => {
      const caseId = await handedOver();
      desk.seat = { ...desk.seat, role, ...(role === 'department' ? { departmentId: 'power-supply' } : {}) };
      const answer = await desk.call('cases.unmask', { caseId, purpose: '看看' });
      expect(answer).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
      for (const secret of SECRETS) expect(JSON.stringify(answer)).not.toContain(secret);
      desk.seat = { ...desk.seat, role: 'lead' };
      expect(await audited()).toMatchObject([{ result: 'refused', role }]);
    },
  );

  it('is there only for a case that is handed over', async () => {
    const caseId = newId();
    platform.publish(message(reported(caseId, { reporter: REPORTER })));
    await desk.settled();
    expect(await desk.call('cases.unmask', { caseId, purpose: '移送法院' })).toMatchObject({ ok: false });
    expect(await desk.call('cases.unmask', { caseId: newId(), purpose: '移送法院' })).toMatchObject({ ok: false });
  });

  it('is handed to nobody beyond the seat’s own area, nor where the audit cannot be written', async () => {
    const caseId = await handedOver();
    full = true;
    expect(await desk.call('cases.unmask', { caseId, purpose: '移送法院' })).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    full = false;
    desk.seat = { ...desk.seat, area: '530303102' };
    expect(await desk.call('cases.unmask', { caseId, purpose: '移送法院' })).toMatchObject({ error: { code: 'not-allowed' } });
    desk.seat = { ...desk.seat, area: TOWNSHIP };
    expect(await audited()).toMatchObject([{ result: 'refused', details: { purpose: '移送法院' } }]);
  });

  it('waits a moment before it leaves the house, as what others are told does; the dispute itself is ours', async () => {
    desk.undoSeconds = 20;
    const caseId = newId();
    platform.publish(message(reported(caseId)));
    await desk.settled();
    await desk.value('cases.accept', { commandId: newId(), caseId, category: 'dispute', priority: 'routine' });
    await desk.value('cases.dispute', { commandId: newId(), caseId, kind: 'land', people: 2, parties: [PARTY] });
    await desk.value('cases.mediate', { commandId: newId(), caseId, step: 'assigned', method: 'people', mediator: '王调解' });
    expect(await desk.value('cases.waiting')).toEqual({ commands: [] });
    await desk.value('cases.transfer', { commandId: newId(), caseId, to: 'court', office: '试验法院' });
    expect(await desk.value('cases.waiting')).toMatchObject({ commands: [{ caseId, command: 'transfer' }] });
  });

  it('travels: another console has the dispute and the handover, with the same state', async () => {
    const caseId = await handedOver();
    const other = await openDesk({ platform, rulebook: withDisputes });
    await other.settled();
    const { row } = await other.value('cases.read', { caseId });
    expect(row).toMatchObject({ dispute: { kind: 'land' }, transfer: { office: '试验法院' } });
    expect(other.store.read.stateHash()).toBe(desk.store.read.stateHash());
    await other.close();
  });
});

describe('what a grid member settled alone', () => {
  it('comes in closed, calls nobody, and stands on the wall as ended', async () => {
    const caseId = newId();
    const at = desk.clock.now() + 1000;
    const now = new Date(at).toISOString();
    platform.publish(message(reported(caseId, { urgency: 'urgent', settled: { at: now, text: '已当场清理' } }, { at })));
    // One that is to be filed is news.
    const open = newId();
    platform.publish(message(reported(open, {}, { at })));
    await desk.settled();
    expect((await desk.value('cases.read', { caseId: open })).row.unread).toBe(true);
    const { row, timeline } = await desk.value('cases.read', { caseId });
    expect(row).toMatchObject({ state: 'closed', outcome: 'resolved', settled: true, unread: false });
    expect(timeline).toHaveLength(1);
    expect(desk.announced).toEqual([]);
    expect((await desk.value('wall.read')).totals).toMatchObject({ open: 1, urgent: 0 });
  });
});
