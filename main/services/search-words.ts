import { normalise } from '../domain';

/** The words of a search, in normal form. */
export const searchWords = (text: string): readonly string[] => normalise(text).split(/\s+/).filter(Boolean);
