import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { establish } from '../../scripts/upstream/establish';
import { startNats, type NatsServer } from './nats';

/** A real nats-server on which whoever says no name may do everything but put photos there, until the right is given. */
export interface PhotoServer {
  readonly server: NatsServer;
  readonly url: string;
  /** As the platform's own hand: everything is allowed. */
  readonly platform: NatsConnection;
  /** The administrator gives the right, and the server starts again. */
  allowPhotos(): Promise<void>;
  end(): Promise<void>;
}

const CONSOLE = '{ user: console, password: console';
const configOf = (allowed: boolean): string =>
  [
    'authorization { users: [',
    '  { user: platform, password: platform }',
    `  ${CONSOLE}${allowed ? '' : ', permissions: { publish: { deny: ["$O.grid_media.>"] } }'} }`,
    '] }',
    'no_auth_user: console',
  ].join('\n');

export const startPhotoServer = async (): Promise<PhotoServer> => {
  const server = await startNats({ config: configOf(false) });
  const platform = await connect({
    servers: `127.0.0.1:${server.port}`,
    user: 'platform',
    pass: 'platform',
    maxReconnectAttempts: -1,
    reconnectTimeWait: 50,
  });
  await establish(platform, { replicas: 1 });
  return {
    server,
    url: server.url,
    platform,
    allowPhotos: async () => {
      await server.halt('SIGTERM');
      writeFileSync(join(server.store, '..', 'nats.conf'), `jetstream { store_dir: ${JSON.stringify(server.store)} }\n${configOf(true)}\n`);
      await server.resume();
    },
    end: async () => {
      await platform.close();
      await server.stop();
    },
  };
};
