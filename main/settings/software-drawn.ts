import * as v from 'valibot';

/** A start that tried found no graphics card to draw with; at: ms since 1970. */
export const SoftwareDrawn = v.object({ at: v.number(), electron: v.string() });
export type SoftwareDrawn = v.InferOutput<typeof SoftwareDrawn>;

/** A new card or a new driver is found within a week, ms. */
export const TRUSTED_MS = 7 * 24 * 3600 * 1000;

/** Does an earlier start still tell that there is no card? Another Electron brings another Chromium, which may find one. */
export const hasNoCard = (found: SoftwareDrawn | undefined, now: number, electron: string): boolean =>
  found?.electron === electron && now >= found.at && now - found.at < TRUSTED_MS;
