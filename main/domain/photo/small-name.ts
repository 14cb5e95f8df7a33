/** Under which name the platform keeps the small picture of a photo, beside the whole one under its id. */
export const smallNameOf = (mediaId: string): string => `${mediaId}.thumb`;
