import type { Resume, Source } from '../ports';
import type { Context } from './context';

const madeAt = (stream: string, begun: number): string => `${stream} ${new Date(begun).toISOString()}`;

/**
 * Where delivery goes on. The first platform this cache hears from is remembered, and no other's events are ever put
 * beside its own; another scope of the same platform is read from its beginning, and what is known of it is passed over.
 * Throws StorageError.
 */
export const resume = (context: Context, { identity, scope, care, broadcasts }: Source): Resume => {
  const { store, clock } = context;
  const known = store.read.platform();
  if (known && known.identity !== identity) return { kind: 'other-platform', known: known.identity, here: identity };
  const begun = store.read.careBegun();
  const ofBroadcasts = store.read.broadcastBegun();
  if (broadcasts && store.read.broadcastSeq() > 0 && ofBroadcasts > 0 && ofBroadcasts !== broadcasts.begun)
    return { kind: 'other-platform', known: madeAt(broadcasts.stream, ofBroadcasts), here: madeAt(broadcasts.stream, broadcasts.begun) };
  // A stream of which nothing was read yet may be any.
  if (care && store.read.careSeq() > 0 && begun > 0 && begun !== care.begun)
    return { kind: 'other-platform', known: madeAt(care.stream, begun), here: madeAt(care.stream, care.begun) };
  if (known?.scope !== scope) {
    store.write((tx) => tx.beginPlatform({ identity, scope, begun: clock.now() }));
    context.names.forget();
    context.changed$.next({ caseIds: [], directory: true });
  }
  if (care && begun !== care.begun) store.write((tx) => tx.setCareBegun(care.begun));
  if (broadcasts && ofBroadcasts !== broadcasts.begun) store.write((tx) => tx.setBroadcastBegun(broadcasts.begun));
  const { read } = store;
  return { kind: 'from', seq: read.lastSeq(), careSeq: read.careSeq(), broadcastSeq: read.broadcastSeq(), bucketRev: read.bucketRev };
};
