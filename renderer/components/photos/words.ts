import type { usePhotoStrings } from './strings';
import type { Why } from './use-why';

/** What stands in the place of a photo, or below its small picture. */
export const photoWords = (why: Why, t: ReturnType<typeof usePhotoStrings>, overSmall = false): string => {
  if (why.state === 'refused') return t('refused', { what: t(why.problem) });
  if (why.state === 'here') return t('refused', { what: t('damaged') });
  if (overSmall) return t(why.state === 'none' ? 'smallArriving' : 'smallUnreachable');
  return t(why.state === 'none' ? 'arriving' : 'unreachable');
};
