import type { StoreReads, StoreWrites } from '../ports';
import { attentionReads, attentionWrites } from './attention';
import { auditReads, auditWrites } from './audit';
import { broadcastReads, broadcastWrites } from './broadcasts';
import { careReads, careWrites } from './care';
import { archiveReads } from './archive';
import { caseReads } from './case-reads';
import type { CaseRows } from './case-rows';
import { caseWrites } from './case-writes';
import { commandReads, commandWrites } from './commands';
import { countReads } from './counts';
import { digestReads, digestWrites } from './digests';
import { directoryReads, type EntryCache } from './directory-reads';
import { directoryWrites } from './directory-writes';
import { evaluationReads, evaluationWrites } from './evaluation';
import { eventReads, eventWrites } from './events';
import { outboxReads, outboxWrites } from './outbox';
import { mediaReads, mediaWrites } from './media';
import { platformReads, platformWrites } from './platform-facts';
import { ownReads, ownWrites } from './own-documents';
import type { KeptTwice } from './kept-twice';
import type { PersonKeys } from './person-keys';
import { noticeReads, noticeWrites } from './notices';
import { positionReads, positionWrites } from './positions';
import { quarantineReads, quarantineWrites } from './quarantine';
import { reportedReads, reportedWrites } from './reported';
import { routingReads, routingWrites } from './routing-choices';
import { searchReads } from './search';
import type { Sql } from './sql';
import type { ToldNotices } from './told-notices';
import type { UnsentRecorder } from './unsent-recorder';

/** The port put together from one part a subject. */
export const readsOf = (
  sql: Sql,
  cases: CaseRows,
  told: ToldNotices,
  cache: EntryCache,
  keys: PersonKeys,
  consoleId: string,
): StoreReads => ({
  ...positionReads(sql),
  ...platformReads(sql),
  ...archiveReads(sql, cases),
  ...caseReads(cases),
  ...noticeReads(sql, cases, told),
  ...eventReads(sql),
  ...evaluationReads(sql),
  ...reportedReads(sql),
  ...searchReads(cases),
  ...commandReads(sql),
  ...outboxReads(sql),
  ...attentionReads(sql),
  ...quarantineReads(sql),
  ...directoryReads(sql, cache),
  ...broadcastReads(sql),
  ...careReads(sql, keys),
  ...auditReads(sql, consoleId),
  ...routingReads(sql),
  ...ownReads(sql),
  ...countReads(sql),
  ...digestReads(sql, cases),
  ...mediaReads(sql),
});

export const writesOf = (
  sql: Sql,
  cases: CaseRows,
  told: ToldNotices,
  cache: EntryCache,
  keys: PersonKeys,
  reads: StoreReads,
  unsent: UnsentRecorder,
  twice: KeptTwice,
): StoreWrites => ({
  ...reads,
  ...positionWrites(sql),
  ...platformWrites(sql, cache),
  ...caseWrites(sql, cases, told),
  ...digestWrites(sql, cases),
  ...noticeWrites(sql, told),
  ...eventWrites(sql),
  ...evaluationWrites(sql),
  ...reportedWrites(sql),
  ...commandWrites(sql),
  ...outboxWrites(sql, unsent),
  ...attentionWrites(sql),
  ...quarantineWrites(sql),
  ...directoryWrites(sql, cache, keys),
  ...broadcastWrites(sql, unsent),
  ...careWrites(sql, keys, unsent),
  ...auditWrites(sql),
  ...routingWrites(sql),
  ...ownWrites(sql, twice),
  ...mediaWrites(sql),
});
