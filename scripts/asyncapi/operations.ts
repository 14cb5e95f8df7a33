import { careData, eventData } from '../../preload/contract';
import type { channels } from './channels';
import { nameOf, ref } from './references';

const messagesOf = (channel: keyof typeof channels, types: readonly string[]) =>
  types.map((type) => ref(`channels/${channel}/messages/${nameOf(type)}`));

/** What a system that integrates sends and hears. */
export const operations = {
  report: {
    action: 'send',
    channel: ref('channels/cases'),
    title: 'Bring in a report',
    description: 'By the back end of a phone app, a hotline, a sensor. May come without the expected-sequence header.',
    messages: messagesOf('cases', ['case.reported', 'case.noted']),
  },
  answerTask: {
    action: 'send',
    channel: ref('channels/cases'),
    title: 'Answer a task',
    description: 'By a department’s own system, with the sequence of the last event of the case that it has seen.',
    messages: messagesOf('cases', [
      'task.acknowledged',
      'task.arrived',
      'task.declined',
      'task.completed',
      'case.requested',
      'case.explained',
      'case.noted',
    ]),
  },
  check: {
    action: 'send',
    channel: ref('channels/cases'),
    title: 'Check on the spot',
    description: 'By the grid member to whom the check was offered.',
    messages: messagesOf('cases', ['case.verified']),
  },
  followCases: {
    action: 'receive',
    channel: ref('channels/cases'),
    title: 'Follow the cases of an area',
    description:
      'With an ordered consumer filtered to grid.v1.case.<district>.<township>.* or grid.v1.case.<district>.*.*, from the last sequence that was kept.',
    messages: messagesOf('cases', Object.keys(eventData)),
  },
  recordVisit: {
    action: 'send',
    channel: ref('channels/care'),
    title: 'Record a visit',
    description: 'By a grid member’s phone app. Without `due` the console’s rules say when the next visit is.',
    messages: messagesOf('care', ['care.visited']),
  },
  followCare: {
    action: 'receive',
    channel: ref('channels/care'),
    title: 'Follow the visits of an area',
    description: 'Where the login may: who is to go (care.handed), what was missed, what others recorded.',
    messages: messagesOf('care', Object.keys(careData)),
  },
  followBroadcasts: {
    action: 'receive',
    channel: ref('channels/broadcasts'),
    title: 'Hear broadcasts',
    messages: messagesOf('broadcasts', ['broadcast.sent', 'broadcast.addressed', 'broadcast.closed']),
  },
  answerBroadcast: {
    action: 'send',
    channel: ref('channels/broadcasts'),
    title: 'Answer a broadcast',
    messages: messagesOf('broadcasts', ['broadcast.delivered', 'broadcast.read', 'broadcast.acknowledged', 'broadcast.replied']),
  },
  ...Object.fromEntries(
    (['areas', 'grids', 'departments', 'roster', 'people'] as const).map((channel) => [
      `watch${channel[0]!.toUpperCase()}${channel.slice(1)}`,
      {
        action: 'receive',
        channel: ref(`channels/${channel}`),
        title: `Watch ${channel}`,
        messages: [ref(`channels/${channel}/messages/value`)],
      },
    ]),
  ),
  putPhoto: {
    action: 'send',
    channel: ref('channels/photos'),
    title: 'Send a photo',
    messages: [ref('channels/photos/messages/description')],
  },
};
