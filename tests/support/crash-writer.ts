import { writeSync } from 'node:fs';
import { openStore } from '../../main/store';
import { newCase } from './case-records';
import { newId } from './uuid';

/**
 * Writes commands into a store as fast as it can and says each one's id once the store has said that it is on the
 * disk; until somebody kills it. Arguments: path, key in hex.
 */
const [, , path = '', key = ''] = process.argv;
const store = openStore({ path, key: Buffer.from(key, 'hex'), clock: { now: () => Date.now() } });
for (;;) {
  const { event, record } = newCase();
  const commandId = newId();
  store.write((tx) => {
    tx.appendPending(event);
    const rev = tx.putCase({ ...record, pending: 1 });
    tx.rememberCommand(commandId, { caseId: record.id, rev, eventIds: [event.id] });
    tx.enqueue({ commandId, caseId: record.id, command: { name: 'report' }, seat: {}, eventIds: [event.id], createdAt: 0 });
    tx.audit({ at: 0, who: 'op-1', role: 'lead', kind: 'report', subject: record.id, result: 'ok' });
  });
  writeSync(1, `${commandId}\n`);
}
