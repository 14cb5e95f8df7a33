import type { Clock } from '../../../ports';
import type { Cast } from '../cast';
import type { DemoData } from '../data';
import type { Story } from '../stories';

/** What all players share. */
export interface Play extends Pick<DemoData, 'script' | 'rulebook' | 'calendar'> {
  readonly area: string;
  readonly seed: number;
  /** How many times faster than life; above 0. */
  readonly speed: number;
  readonly clock: Clock;
  readonly cast: Cast;
  /** When the play began in this area: what lies before is the backlog. */
  readonly begun: number;
  storyOf(title: string): Story | undefined;
}
