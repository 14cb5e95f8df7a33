import type { BareDesk } from './desk';
import { jpegFile } from './photo-files';
import { newId } from './uuid';

/** A photo as a camera makes it, and its small picture. */
export const photo = jpegFile({ width: 640, height: 480 });
export const thumb = jpegFile({ width: 320, height: 240 });

/** Adds a photo at a desk. The bytes are copies: over the bridge they would be as well. @returns its id */
export const addPhoto = async (desk: BareDesk, whole: Uint8Array = photo): Promise<string> =>
  (await desk.value('media.add', { photo: whole.slice(), thumb: thumb.slice() })).mediaId;

/** Takes a report down that names these photos. */
export const reportWith = (desk: BareDesk, ...media: string[]) =>
  desk.command('report', {
    caseId: newId(),
    title: '枯树压线',
    description: '',
    source: 'operator',
    location: { lon: 104.07, lat: 25.6, crs: 'WGS84' },
    media,
  });
