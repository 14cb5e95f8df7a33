import { fail, ok, type Output, type Result } from '../../preload/contract';
import { settleCare, trayOf } from './care-tray';
import type { Context } from './context';
import { readKept } from './kept-command';
import type { runCommand } from './run-command';

interface Settle {
  readonly id: string;
  readonly how: 'dismiss' | 'again';
}

const take = (context: Context, { id, how }: Settle, caseId: string): void => {
  const { operatorId, role } = context.getSeat();
  context.store.write((tx) => {
    tx.removeAttention(id);
    tx.audit({ at: context.clock.now(), who: operatorId, role, kind: `attention.${how}`, subject: caseId, result: 'ok' });
  });
  context.changed$.next({ caseIds: [] });
};

/**
 * Settles an entry of the tray: lets it go, or decides the command once more on the case as it is now. A command that
 * is still refused stays in the tray.
 */
export const createSettleAttention =
  (context: Context, run: typeof runCommand, sendCare: () => void) =>
  (settle: Settle): Result<Output<'attention.settle'>> => {
    const row = trayOf(context).find((entry) => entry.id === settle.id);
    if (row?.personId !== undefined) {
      const settled = settleCare(context, row, settle.how);
      if (settled.ok && settle.how === 'again') setImmediate(sendCare);
      return settled;
    }
    const kept = context.store.read.attentionCommand(settle.id);
    if (row?.caseId === undefined || !kept) return fail('not-found', 'this has been settled already', { id: settle.id });
    const { role } = context.getSeat();
    if (role === 'observer') return fail('not-allowed', 'an observer settles nothing', { role });
    if (settle.how === 'again') {
      const command = readKept(kept)?.command;
      if (!command) return fail('bad-input', 'the command was written by another version');
      // The entry's id serves as the new command's: asked twice, done once. Taken back, it is another command.
      const commandId = context.store.read.command(settle.id) ? context.newId() : settle.id;
      const result = run(context, { ...command, commandId }, { attention: settle.id });
      if (!result.ok) return result;
    }
    take(context, settle, row.caseId);
    return ok(undefined);
  };
