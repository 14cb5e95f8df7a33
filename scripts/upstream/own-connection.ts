import { connect, nkeyAuthenticator, type NatsConnection, type NodeConnectionOptions } from '@nats-io/transport-node';
import { inboxOf } from '../../main/upstream/jetstream/topology';
import { demoData } from './demo-data';

/** Does some work over a connection of its own. `nkey`: seed of the platform's key, where the server asks for one. */
export const overConnection = async <T>(
  url: string,
  nkey: Uint8Array | undefined,
  work: (connection: NatsConnection) => Promise<T>,
): Promise<T> => {
  const login: Partial<NodeConnectionOptions> = nkey ? { authenticator: nkeyAuthenticator(nkey) } : {};
  const connection = await connect({
    servers: url,
    name: 'griddesk upstream',
    inboxPrefix: inboxOf(demoData.divisions.district.code),
    ...login,
  });
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
};
