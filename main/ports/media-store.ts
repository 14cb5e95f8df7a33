import type { PhotoRefusal, PhotoType } from '../../preload/contract';

/** A photo as kept: looked at, with nothing in it but the picture. */
export interface KeptPhoto {
  readonly type: PhotoType;
  readonly bytes: Uint8Array;
}

/** Why the platform did not take a photo, and what it said, in its own words. */
export interface Refusal {
  readonly why: PhotoRefusal;
  readonly said: string;
  /** When, ms. */
  readonly at: number;
}

export interface MediaToSend {
  readonly id: string;
  readonly attempts: number;
  /** Its small picture; else the whole one. */
  readonly small: boolean;
}

/** A photo that a command named and that the platform does not have. */
export interface UnsentPhoto {
  readonly id: string;
  /** Absent: it waits to be sent. */
  readonly refused?: Refusal;
}

/**
 * Photos in the cache. One that was added here is `loose` until a command names it, then waits to be sent, and from then on is a
 * copy like those that came from the platform: the copies looked at least lately go when there are too many. One that the platform
 * refuses stays here with the reason, and is sent again when somebody asks for it.
 */
export interface MediaReads {
  /** The small picture, or the whole one where there is no small one. */
  photo(id: string, small: boolean): KeptPhoto | undefined;
  /** Of these photos those of which there is neither a small picture nor the whole one. */
  missingMedia(ids: readonly string[]): readonly string[];
  /**
   * Photos that wait to be sent and may be tried at or before `now`: first all small pictures, then the whole ones, the oldest first
   * of each.
   */
  mediaToSend(now: number, limit: number): readonly MediaToSend[];
  /** Photos that wait to be sent, those that the platform refused, and those that no command has named. */
  mediaCounts(): { readonly waiting: number; readonly refused: number; readonly loose: number };
  /** Those of these photos that the platform does not have, though a command named them here. */
  unsentMedia(ids: readonly string[]): readonly UnsentPhoto[];
}

export interface MediaWrites {
  /** Keeps a photo added here, loose. */
  addPhoto(id: string, photo: KeptPhoto, thumb: Uint8Array, now: number): void;
  /** A command names these; those that are loose here are to be sent, not before an instant if one is given. */
  referToMedia(ids: readonly string[], notBefore?: number): void;
  /** No command names these any more: they are loose again. */
  looseMedia(ids: readonly string[]): void;
  /** The platform has its small picture. */
  thumbSent(id: string): void;
  /** The platform has it. */
  mediaSent(id: string): void;
  /** The platform does not take it. It stays, and is not offered again by itself. */
  refuseMedia(id: string, refusal: Refusal): void;
  /** Refused ones of these are to be sent again. @returns how many they are */
  retryMedia(ids: readonly string[]): number;
  /** Counts an attempt and waits until `notBefore`. */
  postponeMedia(id: string, notBefore: number): void;
  /** Removes loose photos added before an instant. @returns how many */
  dropLooseMedia(before: number): number;
  /** Keeps a copy of one that the platform has; older copies go until all of them have at most `most` bytes. */
  cachePhoto(id: string, photo: KeptPhoto, now: number, most: number): void;
  /** Keeps the small picture of one that the platform has; older ones go until all of them have at most `most` bytes. */
  cacheThumb(id: string, thumb: KeptPhoto, now: number, most: number): void;
  /** Somebody looked at it. */
  touchPhoto(id: string, now: number): void;
}
