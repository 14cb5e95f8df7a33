import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A port of the loopback that nobody listens on, with `more` free ones right after it. */
export const freePort = async (more = 0): Promise<number> => {
  for (;;) {
    const port = await listenOn(0);
    const next = await Promise.all(Array.from({ length: more }, (_, i) => listenOn(port! + i + 1)));
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
