import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** How a line is just now. */
export interface LineShape {
  /** One way, ms; a round trip takes twice that. */
  readonly delayMs: number;
  /** Share of pieces that a lost packet holds up, 0 to 1. TCP sends it again, so what is lost comes late. */
  readonly loss: number;
}

/** A line between a console and its server that can be cut, held up and made slow. */
export interface Proxy {
  readonly url: string;
  /** Ends all connections; new ones are ended at once. */
  cut(): void;
  /** Keeps connections open and carries nothing, as a cable that is pulled. */
  stall(): void;
  shape(shape: LineShape): void;
  /** Everything goes through again; what was held up arrives first. */
  mend(): void;
  close(): Promise<void>;
}

/** What TCP waits before it sends a lost packet again, ms. */
const AGAIN_MS = 300;
const HELD_BYTES = 4 * 1024 * 1024;

interface Held {
  readonly at: number;
  readonly bytes: Buffer;
}

/** @param chance from 0 to 1, what loss is drawn from */
export const openProxy = async (target: string, chance: () => number = Math.random): Promise<Proxy> => {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const flushes = new Set<() => void>();
  let state: 'open' | 'cut' | 'stalled' = 'open';
  let shape: LineShape = { delayMs: 0, loss: 0 };

  /** Carries one direction, in order. */
  const carry = (from: Socket, to: Socket): void => {
    const held: Held[] = [];
    let bytesHeld = 0;
    let timer: NodeJS.Timeout | undefined;
    let last = 0;
    const flush = (): void => {
      clearTimeout(timer);
      if (state !== 'open') return;
      while (held[0] && held[0].at <= Date.now()) {
        const { bytes } = held.shift()!;
        bytesHeld -= bytes.length;
        if (!to.destroyed) to.write(bytes);
      }
      if (bytesHeld < HELD_BYTES && from.isPaused()) from.resume();
      if (held[0]) timer = setTimeout(flush, Math.max(1, held[0].at - Date.now()));
    };
    from.on('data', (bytes: Buffer) => {
      const late = shape.loss > 0 && chance() < shape.loss ? AGAIN_MS : 0;
      // What was sent first arrives first.
      last = Math.max(last, Date.now() + shape.delayMs + late);
      held.push({ at: last, bytes });
      bytesHeld += bytes.length;
      if (bytesHeld > HELD_BYTES) from.pause();
      flush();
    });
    flushes.add(flush);
    from.once('close', () => {
      flushes.delete(flush);
      clearTimeout(timer);
      to.destroy();
    });
  };

  const server = createServer((client) => {
    client.on('error', () => undefined);
    if (state === 'cut') {
      client.destroy();
      return;
    }
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.once('close', () => sockets.delete(socket));
    }
    carry(client, upstream);
    carry(upstream, client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const endAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `nats://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      state = 'cut';
      endAll();
    },
    stall: () => {
      state = 'stalled';
    },
    shape: (now) => {
      shape = now;
    },
    mend: () => {
      state = 'open';
      shape = { delayMs: 0, loss: 0 };
      for (const flush of flushes) flush();
    },
    close: async () => {
      endAll();
      server.close();
      await once(server, 'close');
    },
  };
};
