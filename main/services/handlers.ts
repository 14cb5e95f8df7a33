import {
  CARE_COMMAND_NAMES,
  COMMAND_NAMES,
  type CareCommand,
  type CareCommandName,
  type Command,
  type CommandName,
  type Input,
  type Output,
  type Result,
} from '../../preload/contract';
import type { Applied } from './apply-events';
import { createSettleAttention } from './attention';
import { createReadCheckers } from './checkers';
import { createCompareCases, createFindCandidates } from './candidates';
import { createReadCase } from './case-detail';
import type { Context } from './context';
import { createReadDiagnostics } from './diagnostics';
import { createReadDirectory, createReadGrids } from './directory';
import { createChanges } from './feed-changes';
import { createSnapshot } from './feed-snapshot';
import type { DraftService } from './drafts';
import type { EvaluationService } from './evaluation';
import { createFindMembers } from './find-members';
import { createFindPlaces } from './find-places';
import { guarded, guardedLater } from './guard';
import { createReadIntakeRules } from './intake-rules';
import { createLocate } from './locate';
import type { MobiliseService } from './mobilise';
import { createMarkRead } from './mark-read';
import { createAddPhoto } from './media/add';
import { createPhotoState } from './media/state';
import { createReadUnsent, createRetryPhotos } from './media/unsent';
import { createPeopleOfCase, createReadPerson } from './person-detail';
import type { PresenceService } from './presence';
import { createReadProtection } from './protection';
import { createReadQuarantine } from './quarantine';
import { createReadReveals, createReveal } from './reveal';
import { createRetryQuarantine } from './retry-quarantine';
import { gridImportHandlers, type GridImports } from './outlines';
import { rosterHandlers, type Roster } from './roster';
import { createReadRouting } from './routing';
import type { Origin, runCommand } from './run-command';
import { createReadLoads } from './map';
import { createReadDuty } from './map/duty';
import { createReadHeat } from './map/heat';
import { createReadArchive } from './archive';
import { createSearch } from './search';
import { createReadAudit, createVerifyAudit } from './trust/audit-page';
import { createUnmaskPaper } from './unmask-paper';
import type { WaitingService } from './waiting';
import { createReadWall, createReadWallFigures } from './wall';
import type { Handlers, ReadPhoto } from './types';
import { createReadViews, createWriteViews } from './views';

type CommandHandlers = { readonly [N in CommandName as `cases.${N}`]: (input: Input<`cases.${N}`>) => Result<Output<`cases.${N}`>> };

type CareHandlers = { readonly [N in CareCommandName as `people.${N}`]: (input: Input<`people.${N}`>) => Result<Output<`people.${N}`>> };

export interface HandlerParts {
  readonly run: typeof runCommand;
  readonly runCare: (command: CareCommand) => Result<Output<'people.visit'>>;
  /** Something about somebody in care is to be sent. */
  readonly sendCare: () => void;
  readonly photo: ReadPhoto;
  /** Photos may have to be sent. */
  readonly sendPhotos: () => void;
  readonly presence: PresenceService;
  readonly drafts: DraftService;
  readonly waiting: WaitingService;
  readonly evaluation: EvaluationService;
  readonly mobilise: MobiliseService['handlers'];
  readonly roster: Roster;
  readonly outlines: GridImports;
  readonly closing: () => boolean;
  /** Told of what was applied outside of delivery. */
  readonly applied: (applied: Applied & { readonly directory: boolean }) => void;
}

/** Every channel that the services answer. */
export const createHandlers = (
  context: Context,
  {
    run,
    runCare,
    sendCare,
    photo,
    sendPhotos,
    presence,
    drafts,
    waiting,
    evaluation,
    mobilise,
    roster,
    outlines,
    closing,
    applied,
  }: HandlerParts,
): Handlers => {
  const guard = <I, O>(handler: (input: I) => Result<O>) => guarded(closing, context.fault, handler);
  const commandHandlers = Object.fromEntries(
    COMMAND_NAMES.map((name) => [
      `cases.${name}`,
      guard(({ draft, ...input }: Partial<Origin>) => run(context, { name, ...input } as Command, { draft })),
    ]),
  ) as unknown as CommandHandlers;
  const careHandlers = Object.fromEntries(
    CARE_COMMAND_NAMES.map((name) => [`people.${name}`, guard((input: object) => runCare({ name, ...input } as CareCommand))]),
  ) as unknown as CareHandlers;
  const mobiliseHandlers = Object.fromEntries(
    Object.entries(mobilise).map(([name, handler]) => [name, guard(handler as (input: unknown) => Result<unknown>)]),
  ) as unknown as MobiliseService['handlers'];
  return {
    ...commandHandlers,
    'feed.snapshot': guard(createSnapshot(context)),
    'feed.changes': guard(createChanges(context)),
    'directory.read': guard(createReadDirectory(context)),
    'directory.grids': guard(createReadGrids(context)),
    'directory.locate': guard(createLocate(context)),
    'directory.places': guard(createFindPlaces(context)),
    'directory.members': guard(createFindMembers(context)),
    'intake.rules': guard(createReadIntakeRules(context)),
    'cases.candidates': guard(createFindCandidates(context)),
    'cases.compare': guard(createCompareCases(context)),
    'cases.read': guard(createReadCase(context)),
    'cases.checkers': guard(createReadCheckers(context)),
    'cases.search': guard(createSearch(context)),
    'archive.page': guard(createReadArchive(context)),
    'cases.markRead': guard(createMarkRead(context)),
    'cases.waiting': guard(waiting.read),
    'cases.takeBack': guard(waiting.takeBack),
    'cases.sendNow': guard(waiting.sendNow),
    'routing.read': guard(createReadRouting(context)),
    'drafts.read': guard(drafts.read),
    'drafts.write': guard(drafts.write),
    'drafts.drop': guard(drafts.drop),
    'views.read': guard(createReadViews(context)),
    'views.write': guard(createWriteViews(context)),
    'presence.look': guard(presence.look),
    'presence.read': guard(presence.read),
    ...careHandlers,
    ...mobiliseHandlers,
    'people.read': guard(createReadPerson(context)),
    'people.ofCase': guard(createPeopleOfCase(context)),
    'people.protection': guard(createReadProtection(context)),
    'people.reveal': guard(createReveal(context)),
    'people.reveals': guard(createReadReveals(context)),
    'attention.settle': guard(createSettleAttention(context, run, sendCare)),
    'media.add': guard(createAddPhoto(context)),
    'media.state': createPhotoState(photo),
    'media.unsent': guard(createReadUnsent(context)),
    'media.retry': guard(createRetryPhotos(context, sendPhotos)),
    ...rosterHandlers(context, roster, { guard, closing }),
    ...gridImportHandlers(context, outlines, { guard, closing }),
    'cases.unmask': guard(createUnmaskPaper(context)),
    'audit.read': guard(createReadAudit(context)),
    'audit.verify': guard(createVerifyAudit(context)),
    'evaluation.read': evaluation.read,
    'evaluation.groups': evaluation.groups,
    'evaluation.visits': evaluation.visits,
    'evaluation.reach': evaluation.reach,
    'evaluation.cases': evaluation.cases,
    'map.onTime': evaluation.onTime,
    'map.loads': guard(createReadLoads(context)),
    'map.duty': guard(createReadDuty(context, roster.book)),
    'map.heat': guardedLater(closing, context.fault, createReadHeat(context, closing)),
    'wall.read': guard(createReadWall(context)),
    'wall.figures': createReadWallFigures(context, evaluation),
    'diagnostics.read': guardedLater(closing, context.fault, createReadDiagnostics(context, closing)),
    'diagnostics.quarantine': guard(createReadQuarantine(context)),
    'diagnostics.retry': guard(createRetryQuarantine(context, applied)),
  };
};
