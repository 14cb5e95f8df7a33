import type { Migration } from '../migrate';
import { eventsAndCases } from './0001-events-and-cases';
import { search } from './0002-search';
import { commands } from './0003-commands';
import { directory } from './0004-directory';
import { audit } from './0005-audit';
import { routingChoices } from './0006-routing-choices';
import { media } from './0007-media';
import { platform } from './0008-platform';
import { ownDocuments } from './0009-own-documents';
import { merges } from './0010-merges';
import { care } from './0011-care';
import { notices } from './0012-notices';
import { lateMerges } from './0013-late-merges';
import { auditEnds } from './0014-audit-ends';
import { quarantine } from './0015-quarantine';
import { announced } from './0016-announced';
import { refusedPhotos } from './0017-refused-photos';
import { thumbs } from './0018-thumbs';
import { evaluation } from './0019-evaluation';
import { broadcasts } from './0021-broadcasts';
import { archive } from './0027-archive';
import { reported } from './0029-reported';
import { howFar } from './0030-how-far';

/** The store's history of shapes. A landed migration is never changed; a new shape is a new one at the end. */
export const storeMigrations: readonly Migration[] = [
  eventsAndCases,
  search,
  commands,
  directory,
  audit,
  routingChoices,
  media,
  platform,
  ownDocuments,
  merges,
  care,
  notices,
  lateMerges,
  auditEnds,
  quarantine,
  announced,
  refusedPhotos,
  thumbs,
  evaluation,
  broadcasts,
  archive,
  reported,
  howFar,
];
