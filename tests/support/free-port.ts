import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A port of the loopback that nobody listens on, of which those that lie so far behind it are free too. */
export const freePort = async (beside: readonly number[] = []): Promise<number> => {
  for (;;) {
    const port = await listenOn(0);
    const next = await Promise.all(beside.map((distance) => listenOn(port! + distance)));
    if (next.every((one) => one !== undefined)) return port!;
  }
};

/** @returns the port, or undefined where somebody listens already */
const listenOn = async (port: number): Promise<number | undefined> => {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch {
    return undefined;
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
};
