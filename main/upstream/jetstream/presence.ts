import type { NatsConnection } from '@nats-io/transport-node';
import type { PresenceNote } from '../../ports';
import { presenceUnder } from './topology';

/** More than any seat says of itself; nobody's business to hold. */
const MAX_BYTES = 4096;
const decoder = new TextDecoder();

/** Hears what the seats of an area say they look at. Where this login may not listen, nothing is heard, and nothing else suffers. */
export const hearPresence = (connection: NatsConnection, area: string, heard: (note: PresenceNote) => void): void => {
  connection.subscribe(presenceUnder(area), {
    callback: (error, { subject, data }) => {
      if (!error && data.length <= MAX_BYTES) heard({ subject, body: decoder.decode(data) });
    },
  });
};

/** Says once what this seat looks at. */
export const tellPresence = (connection: NatsConnection, { subject, body }: PresenceNote): void => {
  try {
    connection.publish(subject, body);
  } catch {
    // The line is gone; so is what was to be said.
  }
};
