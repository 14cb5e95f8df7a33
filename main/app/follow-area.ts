import { BehaviorSubject, switchMap } from 'rxjs';
import type { Inbox, Position, Upstream } from '../ports';

/** An upstream that plays for one area, and can be told of another. */
export interface FollowingUpstream extends Upstream {
  /** Ends the one at work and goes on with one for this area, from where delivery stood. */
  follow(area: string): Promise<void>;
}

/** The embedded platform plays for the area in charge only; when the seat changes, another one takes its place. */
export const followArea = (make: (area: string) => Upstream, area: string): FollowingUpstream => {
  const current$ = new BehaviorSubject(make(area));
  let begun: { inbox: Inbox; position: Position } | undefined;
  let stopped = false;
  /** One change after another, in the order they were asked for; who asked hears of a failure, the next one does not. */
  let changing: Promise<void> = Promise.resolve();

  /** Remembers how far delivery has come. */
  const watched = (inbox: Inbox, from: Position): Inbox => {
    begun = { inbox, position: from };
    const reached = (position: Partial<Position>) => {
      if (begun) begun = { inbox, position: { ...begun.position, ...position } };
    };
    return {
      events: async (batch) => {
        await inbox.events(batch);
        const last = batch.at(-1);
        if (last) reached({ seq: last.seq });
      },
      care: async (batch) => {
        await inbox.care(batch);
        const last = batch.at(-1);
        if (last) reached({ careSeq: last.seq });
      },
      broadcasts: async (batch) => {
        await inbox.broadcasts(batch);
        const last = batch.at(-1);
        if (last) reached({ broadcastSeq: last.seq });
      },
      directory: async (batch, rev, bucket) => {
        await inbox.directory(batch, rev, bucket);
        if (bucket === undefined) reached({ directoryRev: rev });
      },
      directoryRead: () => inbox.directoryRead(),
      present: (kinds, entries) => inbox.present(kinds, entries),
      resume: (source) => inbox.resume(source),
    };
  };

  let now = area;
  const change = async (to: string): Promise<void> => {
    if (stopped || to === now) return;
    now = to;
    await current$.value.stop();
    if (stopped) return;
    const next = make(to);
    current$.next(next);
    if (begun) await next.start(begun.position, watched(begun.inbox, begun.position));
  };

  return {
    line$: current$.pipe(switchMap((upstream) => upstream.line$)),
    start: (from, inbox) => current$.value.start(from, watched(inbox, from)),
    publish: (message) => current$.value.publish(message),
    media: (name, most) => current$.value.media(name, most),
    presence$: current$.pipe(switchMap((upstream) => upstream.presence$)),
    tellPresence: (note) => current$.value.tellPresence(note),
    putMedia: (name, media, go) => current$.value.putMedia(name, media, go),
    putRoster: (entries) => current$.value.putRoster(entries),
    putGrids: (entries) => current$.value.putGrids(entries),
    retry: () => current$.value.retry(),
    stop: async () => {
      stopped = true;
      await changing.catch(() => {});
      await current$.value.stop();
    },
    follow: (to) => (changing = changing.catch(() => {}).then(() => change(to))),
  };
};
