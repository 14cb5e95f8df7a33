import { toTimestamp } from '../domain';
import type { PersonEntry } from '../ports';
import { careState } from './care-project';
import { clearTray } from './care-tray';
import type { Context } from './context';
import { derivedId } from './derived-id';
import { areaOfPerson } from './run-care';

/** Whether somebody left care so long ago that nothing about them may be kept (Personal Information Protection Law, article 47). */
export const isOver = (entry: PersonEntry, now: number): boolean => {
  const { left } = careState(entry);
  return left !== undefined && left.eraseAt <= now;
};

/**
 * Erases the record: destroys the person's key and what lay sealed under it, and tells the platform to do the same. The audit
 * keeps that it was done, and to which number.
 */
export const erase = (context: Context, entry: PersonEntry, now: number): void => {
  const personId = entry.person.id;
  context.store.write((tx) => {
    clearTray(tx, personId);
    tx.erasePerson(personId, {
      v: 1,
      id: derivedId(careState(entry).left?.eraseAt ?? now, 'care erased', personId),
      type: 'care.erased',
      personId,
      area: areaOfPerson(context, entry),
      at: toTimestamp(now),
      actor: { kind: 'system', id: 'care-plan' },
      data: {},
    });
    tx.audit({ at: now, who: 'care-plan', role: 'system', kind: 'people.erased', subject: personId, result: 'ok' });
  });
};
