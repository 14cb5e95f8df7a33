import {
  MAX_PHOTO_BYTES,
  MAX_PHOTO_FILE_BYTES,
  MAX_THUMB_BYTES,
  PHOTO_SIDE,
  readPhoto,
  THUMB_SIDE,
  type PhotoProblem,
} from '../../../preload/contract';

/** A photo ready to be kept: JPEG with nothing but the picture in it, and a small one of it. */
export interface ReadyPhoto {
  readonly photo: Uint8Array<ArrayBuffer>;
  readonly thumb: Uint8Array<ArrayBuffer>;
}

/** Qualities tried in turn until the photo is small enough; then its side is halved. */
const QUALITIES = [0.86, 0.72, 0.5];

/** A picture drawn anew at most `side` pixels long, on white, as JPEG of at most `most` bytes. */
const redraw = async (picture: ImageBitmap, side: number, most: number): Promise<Uint8Array<ArrayBuffer>> => {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale)));
  const pen = canvas.getContext('2d', { alpha: false })!;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  for (const quality of QUALITIES) {
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    if (blob.size <= most) return new Uint8Array(await blob.arrayBuffer());
  }
  return redraw(picture, Math.ceil(side / 2), most);
};

/**
 * Makes a file ready, or says what is wrong with it. Its size is asked before it is read, its type and dimensions are read from its bytes
 * before it is decoded, and only the picture is drawn anew, so that place, device and whatever else stood in the file stay behind. A
 * turn written in the metadata is carried out.
 */
export const preparePhoto = async (file: Blob): Promise<ReadyPhoto | { readonly problem: PhotoProblem }> => {
  if (file.size === 0) return { problem: 'empty' };
  if (file.size > MAX_PHOTO_FILE_BYTES) return { problem: 'too-large' };
  let picture: ImageBitmap | undefined;
  try {
    const read = readPhoto(new Uint8Array(await file.arrayBuffer()));
    if ('problem' in read) return read;
    picture = await createImageBitmap(new Blob([file], { type: read.type }), { imageOrientation: 'from-image' });
    return { photo: await redraw(picture, PHOTO_SIDE, MAX_PHOTO_BYTES), thumb: await redraw(picture, THUMB_SIDE, MAX_THUMB_BYTES) };
  } catch {
    // Unreadable while it was read, or a picture that no decoder makes sense of.
    return { problem: 'damaged' };
  } finally {
    picture?.close();
  }
};
