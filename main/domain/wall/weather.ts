import type { Weather } from '../../../preload/contract';

/** Open cases, and how many of them are near their limit or past it. */
export interface Load {
  readonly open: number;
  readonly near: number;
  readonly overdue: number;
}

/** From this share of the open cases on, what is overdue is a storm. */
const STORM = 0.1;

/** Clear: every case has time. Cloudy: some are near their limit. Showers: some are past it. Storm: more than a tenth are. */
export const weatherOf = ({ open, near, overdue }: Load): Weather => {
  if (overdue > open * STORM) return 'storm';
  if (overdue > 0) return 'showers';
  return near > 0 ? 'cloudy' : 'clear';
};
