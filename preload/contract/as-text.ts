import type { Channel, Output } from './channels';
import type { Result } from './errors';

/**
 * Channels whose answers are large. The bridge copies an answer into the page property by property, which for 200 rows takes
 * longer than everything else of the question; a text it hands over as it is. So each of these has a second method, its name
 * with `Text` behind it, that answers the same as JSON text. Plain names, because the script in the window carries no schemas.
 */
export const TEXT_CHANNELS = [
  'feed.snapshot',
  'feed.changes',
  'directory.read',
  'directory.grids',
  'map.loads',
  'map.onTime',
] as const satisfies readonly Channel[];
export type TextChannel = (typeof TEXT_CHANNELS)[number];

/** What main is asked under for the text of a channel's answer. */
export const textOf = (channel: TextChannel): string => `text:${channel}`;

/** The answer of a channel as JSON text. */
export type AnswerText<C extends TextChannel> = string & { readonly answerOf?: C };

/** The answer in its text, which comes from main and from nowhere else. */
export const readAnswer = <C extends TextChannel>(text: AnswerText<C>): Result<Output<C>> => JSON.parse(text) as Result<Output<C>>;
