/** The largest file taken in, be it from an operator or from the platform: 20 MiB. */
export const MAX_PHOTO_FILE_BYTES = 20 * 1024 * 1024;
/** A small file can hold a picture that fills the memory; larger than any phone's photo is refused before it is decoded. */
export const MAX_PHOTO_PIXELS = 50_000_000;
/** What is kept and sent of a photo: its longer side in pixels, and bytes. */
export const PHOTO_SIDE = 2560;
export const MAX_PHOTO_BYTES = 3 * 1024 * 1024;
/** The small picture of it. */
export const THUMB_SIDE = 320;
export const MAX_THUMB_BYTES = 128 * 1024;
/** Photos of one report or answer. */
export const MAX_PHOTOS = 9;
