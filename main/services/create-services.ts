import { map, Subject } from 'rxjs';
import { type CareCommand, type PushValue, type Term } from '../../preload/contract';
import { caseNumber, categoryOf } from '../domain';
import type { Applied } from './apply-events';
import { createCareOutbox } from './care-outbox';
import { createCareWatch } from './care-watch';
import { connectionOf } from './connection';
import { createContext } from './context';
import { createDrafts } from './drafts';
import { createEvaluation } from './evaluation';
import { createReports } from './evaluation/reports';
import { createHandlers } from './handlers';
import { createInbox } from './inbox';
import { createMediaOutbox } from './media/outbox';
import { createReadPhoto } from './media/read';
import { createSmallFirst } from './media/small-first';
import { createMobilise } from './mobilise';
import { createNoticeWatch } from './notice-watch';
import { createOutbox } from './outbox';
import { personInScope } from './people';
import { pokeOf } from './poke';
import { createPresence } from './presence';
import { createRescue } from './rescue';
import { createLeavePaper } from './print-paper';
import { createGridImport } from './outlines';
import { createReach, createRoster } from './roster';
import { caseRow, personRow } from './rows';
import { watchRouting } from './routing';
import { runCare } from './run-care';
import { reproject } from './reproject';
import { runCommand } from './run-command';
import { startSweep } from './sweep';
import { createTaskWatch } from './task-watch';
import { createAuditFile } from './trust/audit-file';
import { createExportRoster } from './roster/export';
import { createExportCases, createExportPeople } from './trust/exports';
import { createUrgentNews } from './urgent-news';
import { createWaiting } from './waiting';
import type { Notice, Services, ServicesDeps } from './types';

/** How long closing waits for what still waited to leave, ms; the rest goes out at the next start. */
const LEAVE_MS = 3000;

/** Puts the services together. Nothing runs before `start`, but every handler answers from what the cache holds. */
export const createServices = (deps: ServicesDeps): Services => {
  const context = createContext(deps);
  reproject(context);
  const announce$ = new Subject<PushValue<'announce'>>();
  const care$ = new Subject<PushValue<'care'>>();
  const outbox = createOutbox(context);
  const mediaOutbox = createMediaOutbox(context);
  const photos = createReadPhoto(context);
  const photo = photos.read;
  const smallFirst = createSmallFirst(context, photos);
  const notices = createNoticeWatch(context, (announcement) => announce$.next(announcement));
  const urgentNews = createUrgentNews(context, (announcement) => announce$.next(announcement));
  const tasks = createTaskWatch(context, (announcement) => announce$.next(announcement));
  const presence = createPresence(context);
  const drafts = createDrafts(context);
  const roster = createRoster(context);
  const outlines = createGridImport(context);
  let closing = false;
  const evaluation = createEvaluation(context, () => closing, roster.drills);
  const reports = createReports(context, evaluation);
  let stopSweep: (() => void) | undefined;

  const waiting = createWaiting(context, {
    begun: outbox.begun,
    changed: (caseIds) => {
      context.changed$.next({ caseIds });
      outbox.kick(caseIds);
      mediaOutbox.kick();
    },
    draft: (change) => drafts.draft$.next(change),
  });

  const run: typeof runCommand = (_, command, origin) => {
    const result = runCommand(context, command, origin);
    if (result.ok) {
      if (origin?.draft) drafts.draft$.next({ windowId: command.commandId, ...origin.draft, fields: null });
      context.changed$.next({ caseIds: [result.value.caseId] });
      waiting.look();
      // The answer goes out first: sending costs commits of its own, three times what was just answered for.
      setImmediate(() => {
        outbox.kick();
        mediaOutbox.kick();
      });
    }
    return result;
  };

  const mobilise = createMobilise(context, run);

  const rescue = createRescue(
    context,
    (as, command) => {
      const result = runCommand(as, command);
      if (result.ok) context.changed$.next({ caseIds: [result.value.caseId] });
      outbox.kick();
      return result;
    },
    () => careOutbox.kick(),
  );
  const lineWatch = context.upstream.line$.subscribe((line) => {
    if (line.kind === 'online' || line.kind === 'embedded') rescue.stir();
  });
  const careOutbox = createCareOutbox(context);
  const careWatch = createCareWatch(context, {
    changed: (caseIds) => {
      context.changed$.next({ caseIds });
      outbox.kick();
      careOutbox.kick();
    },
    late: (personId, kind) => care$.next({ personId, kind }),
    reported: (caseId, kind) => {
      if (kind === 'look-in') urgentNews.tell([caseId]);
    },
  });
  const care = (command: CareCommand): ReturnType<typeof runCare> => {
    const result = runCare(context, command);
    if (result.ok) {
      const { caseId } = result.value;
      context.changed$.next({ caseIds: caseId === undefined ? [] : [caseId] });
      setImmediate(() => {
        if (caseId !== undefined) outbox.kick();
        careOutbox.kick();
      });
    }
    return result;
  };

  const applied = ({ caseIds, urgent }: Applied): void => {
    rescue.stir();
    outbox.kick(caseIds);
    urgentNews.tell(urgent);
  };
  const inbox = createInbox(context, {
    closing: () => closing,
    applied,
    appliedCare: ({ erased }) => {
      for (const personId of erased) rescue.forget(personId);
      rescue.stir();
    },
  });
  const appliedAgain = ({ directory, ...what }: Applied & { readonly directory: boolean }): void => {
    context.changed$.next({ caseIds: what.caseIds, directory });
    applied(what);
  };

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

  const villageOf = (personId: string): string | undefined => {
    const entry = context.store.read.person(personId);
    return entry && personInScope(context, entry) ? personRow(context, entry).villageName : undefined;
  };

  context.changed$.subscribe(({ caseIds }) => {
    notices.look();
    tasks.look(caseIds);
    waiting.retell();
  });

  return {
    handlers: createHandlers(context, {
      run,
      runCare: care,
      sendCare: careOutbox.kick,
      photo,
      sendPhotos: mediaOutbox.kick,
      presence,
      drafts,
      waiting,
      evaluation,
      mobilise: mobilise.handlers,
      roster,
      outlines,
      closing: () => closing,
      applied: appliedAgain,
    }),
    poke$: context.changed$.pipe(map((changed) => pokeOf(context.store.read, changed))),
    connection$: connectionOf(context),
    announce$: announce$.asObservable(),
    care$: care$.asObservable(),
    presence$: presence.presence$,
    waiting$: waiting.waiting$,
    draft$: drafts.draft$.asObservable(),
    lookAfter: careWatch.look,
    notice,
    villageOf,
    audit,
    exports: {
      audit: createAuditFile(context),
      cases: createExportCases(context),
      people: createExportPeople(context),
      roster: createExportRoster(context),
      gridFaults: outlines.faults,
      evaluation: evaluation.report,
    },
    photo,
    leavePaper: createLeavePaper(context),
    reports,
    reach: createReach(context, roster.drills),
    readRosterFile: roster.imports.preview,
    readGridFile: outlines.preview,
    start: async () => {
      context.storage.start();
      audit('app.start');
      if (context.store.givenBack > 0) audit('app.givenBack');
      notices.start();
      tasks.start();
      urgentNews.start();
      watchRouting(context);
      stopSweep = startSweep(context);
      outbox.start();
      waiting.start();
      mediaOutbox.start();
      smallFirst.start();
      presence.start();
      drafts.start();
      careOutbox.start();
      mobilise.outbox.start();
      careWatch.start();
      evaluation.start();
      reports.start();
      const { read } = context.store;
      const from = {
        seq: read.lastSeq(),
        directoryRev: read.platformDirectoryRev(),
        careSeq: read.careSeq(),
        broadcastSeq: read.broadcastSeq(),
      };
      await context.upstream.start(from, inbox);
    },
    leave: async () => {
      try {
        const caseIds = waiting.leave();
        if (caseIds.length > 0) context.changed$.next({ caseIds });
        await outbox.drain(LEAVE_MS);
      } catch (error) {
        context.report('what waited could not be sent at the end', error);
      }
    },
    stop: async () => {
      if (closing) return;
      closing = true;
      context.storage.stop();
      notices.stop();
      tasks.stop();
      urgentNews.stop();
      lineWatch.unsubscribe();
      rescue.stop();
      stopSweep?.();
      presence.stop();
      drafts.stop();
      waiting.stop();
      careWatch.stop();
      reports.stop();
      await Promise.all([
        outbox.stop(),
        careOutbox.stop(),
        mobilise.outbox.stop(),
        mediaOutbox.stop(),
        smallFirst.stop(),
        evaluation.stop(),
      ]);
      await context.upstream.stop();
      try {
        audit('app.stop');
      } catch (error) {
        context.report('the end could not be audited', error);
      }
      context.changed$.complete();
      announce$.complete();
      care$.complete();
    },
    seatChanged: () => {
      audit('seat.change');
      notices.look();
      tasks.seatChanged();
      presence.seatChanged();
      waiting.look();
      context.changed$.next({ caseIds: [] });
    },
  };
};
