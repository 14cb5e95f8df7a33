/** What a photo is: its limits, its problems, and how its file is read without decoding it. */
export {
  PHOTO_PROBLEMS,
  PHOTO_REFUSALS,
  PHOTO_TYPES,
  PhotoProblem,
  PhotoRefusal,
  type PhotoFacts,
  type PhotoPart,
  type PhotoType,
} from './facts';
export * from './limits';
export { readPhoto, type PhotoRead } from './read-photo';
