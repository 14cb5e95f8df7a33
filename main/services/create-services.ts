import { map, Subject } from 'rxjs';
import type { PushValue, Term } from '../../preload/contract';
import { caseNumber, categoryOf } from '../domain';
import { createOverdueWatch } from './announce-overdue';
import { isUrgentNews } from './announce-urgent';
import { connectionOf } from './connection';
import { createContext } from './context';
import { createDrafts } from './drafts';
import { createHandlers } from './handlers';
import { createInbox } from './inbox';
import { createMediaOutbox } from './media/outbox';
import { createReadPhoto } from './media/read';
import { createOutbox } from './outbox';
import { createPresence } from './presence';
import { createRescue } from './rescue';
import { createLeavePaper } from './print-paper';
import { caseRow } from './rows';
import { watchRouting } from './routing';
import { runCommand } from './run-command';
import { startSweep } from './sweep';
import { createAuditFile } from './trust/audit-file';
import { createExportCases, createExportPeople } from './trust/exports';
import type { Notice, Services, ServicesDeps } from './types';

/** Puts the services together. Nothing runs before `start`, but every handler answers from what the cache holds. */
export const createServices = (deps: ServicesDeps): Services => {
  const context = createContext(deps);
  const announce$ = new Subject<PushValue<'announce'>>();
  const outbox = createOutbox(context);
  const mediaOutbox = createMediaOutbox(context);
  const photo = createReadPhoto(context);
  const overdue = createOverdueWatch(context, (caseId) => announce$.next({ caseId, kind: 'overdue' }));
  const presence = createPresence(context);
  const drafts = createDrafts(context);
  let closing = false;
  let stopSweep: (() => void) | undefined;

  const run: typeof runCommand = (_, command) => {
    const result = runCommand(context, command);
    if (result.ok) {
      context.changed$.next({ caseIds: [result.value.caseId] });
      // The answer goes out first: sending costs commits of its own, three times what was just answered for.
      setImmediate(() => {
        outbox.kick();
        mediaOutbox.kick();
      });
    }
    return result;
  };

  const rescue = createRescue(context, (as, command) => {
    const result = runCommand(as, command);
    if (result.ok) context.changed$.next({ caseIds: [result.value.caseId] });
    outbox.kick();
    return result;
  });
  const lineWatch = context.upstream.line$.subscribe((line) => {
    if (line.kind === 'online' || line.kind === 'embedded') rescue.stir();
  });

  const inbox = createInbox(context, {
    closing: () => closing,
    applied: ({ caseIds, newCases }) => {
      rescue.stir();
      outbox.kick(caseIds);
      for (const caseId of newCases) if (isUrgentNews(context, caseId)) announce$.next({ caseId, kind: 'urgent' });
    },
  });

  const audit = (kind: string, result: 'ok' | 'refused' = 'ok'): void => {
    const { operatorId, role, area } = context.getSeat();
    context.store.write((tx) => tx.audit({ at: context.clock.now(), who: operatorId, role, kind, subject: area, result }));
  };

  const wordsOf = (category: string | undefined): Term | undefined => {
    const known = categoryOf(context.rulebook, category);
    return known && { zh: known.zh, en: known.en };
  };

  const notice = (caseId: string): Notice | undefined => {
    const record = context.store.read.case(caseId);
    if (!record) return undefined;
    const { category, villageName } = caseRow(context, record);
    return { number: caseNumber(caseId, record.state.report.at), villageName, category: wordsOf(category) };
  };

  context.changed$.subscribe(({ caseIds }) => overdue.look(caseIds));

  return {
    handlers: createHandlers(context, { run, photo, presence, drafts, closing: () => closing }),
    poke$: context.changed$.pipe(map(() => ({ rev: context.store.read.rev(), directoryRev: context.store.read.directoryRev() }))),
    connection$: connectionOf(context),
    announce$: announce$.asObservable(),
    presence$: presence.presence$,
    draft$: drafts.draft$,
    notice,
    audit,
    exports: { audit: createAuditFile(context), cases: createExportCases(context), people: createExportPeople(context) },
    photo,
    leavePaper: createLeavePaper(context),
    start: async () => {
      context.storage.start();
      audit('app.start');
      overdue.start();
      watchRouting(context);
      stopSweep = startSweep(context);
      outbox.start();
      mediaOutbox.start();
      presence.start();
      drafts.start();
      const { read } = context.store;
      await context.upstream.start({ seq: read.lastSeq(), directoryRev: read.platformDirectoryRev() }, inbox);
    },
    stop: async () => {
      if (closing) return;
      closing = true;
      context.storage.stop();
      overdue.stop();
      lineWatch.unsubscribe();
      rescue.stop();
      stopSweep?.();
      presence.stop();
      drafts.stop();
      await Promise.all([outbox.stop(), mediaOutbox.stop()]);
      await context.upstream.stop();
      try {
        audit('app.stop');
      } catch (error) {
        context.report('the end could not be audited', error);
      }
      context.changed$.complete();
      announce$.complete();
    },
    seatChanged: () => {
      audit('seat.change');
      overdue.restart();
      presence.seatChanged();
      context.changed$.next({ caseIds: [] });
    },
  };
};
