import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateSync, crc32 } from 'node:zlib';

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8 + body.length);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), 4 + body.length);
  return frame;
};

/** A picture of one colour, 256 by 256, as PNG. */
export const plainPng = (red: number, green: number, blue: number, alpha = 255): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(256, 0);
  header.writeUInt32BE(256, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const row = Buffer.from([0, ...Array.from({ length: 256 }, () => [red, green, blue, alpha]).flat()]);
  const rows = Buffer.concat(Array.from({ length: 256 }, () => row));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
};

export interface Asked {
  readonly path: string;
  readonly params: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
}

export interface TiandituServer {
  /** For `--tianditu`. */
  readonly url: string;
  readonly asked: Asked[];
  /** Replaces the answer: a tile of one colour a layer. */
  answer(how: (asked: Asked, response: ServerResponse) => void): void;
  close(): Promise<void>;
}

/** Colours of the layers, so that what is on the screen says where it came from. */
export const LAYER_COLOURS = { vec: [90, 160, 90], cva: [0, 0, 0], img: [40, 60, 120], cia: [0, 0, 0] } as const;

export const sendTile = ({ params }: Asked, response: ServerResponse): void => {
  const layer = params.get('LAYER') as keyof typeof LAYER_COLOURS;
  const names = layer === 'cva' || layer === 'cia';
  const [red, green, blue] = LAYER_COLOURS[layer];
  response.writeHead(200, { 'Content-Type': 'image/png' }).end(plainPng(red, green, blue, names ? 0 : 255));
};

/** A server on this machine that answers as Tianditu's WMTS does, until told otherwise. */
export const startTianditu = async (): Promise<TiandituServer> => {
  const asked: Asked[] = [];
  let how = sendTile;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const question = { path: url.pathname, params: url.searchParams, headers: request.headers };
    asked.push(question);
    how(question, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    answer: (next) => void (how = next),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
