import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface NatsServer {
  readonly url: string;
  readonly port: number;
  /** Folder of its streams. */
  readonly store: string;
  /** Ends it as a power cut does, or in order; its store stays. */
  halt(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** Starts it again on the same port with the same store. */
  resume(): Promise<void>;
  /** Ends it and removes its store. */
  stop(): Promise<void>;
}

export interface NatsOptions {
  /** More of a configuration file: users, TLS, limits. */
  readonly config?: string;
}

/**
 * Starts a real nats-server with JetStream on a free port of this machine, its store in a folder of its own.
 * @throws with the server's own words when it does not start
 */
export async function startNats(options: NatsOptions = {}): Promise<NatsServer> {
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-nats-'));
  const config = join(folder, 'nats.conf');
  writeFileSync(config, `jetstream { store_dir: ${JSON.stringify(join(folder, 'store'))} }\n${options.config ?? ''}\n`);
  let running = await start(folder, config, -1).catch((error: unknown) => {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  });
  const port = Number(new URL(running.url).port);
  const halt = async (signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> => {
    running.server.kill(signal);
    await running.ended;
  };
  return {
    url: `nats://127.0.0.1:${port}`,
    port,
    store: join(folder, 'store'),
    halt,
    resume: async () => {
      // While nobody listens there, a client's own end of a connection may have been given the port for a moment.
      for (let tries = 1; ; tries += 1) {
        try {
          running = await start(folder, config, port);
          return;
        } catch (error) {
          if (tries === 20) throw error;
          await sleep(250);
        }
      }
    },
    stop: async () => {
      await halt('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Running {
  readonly server: ChildProcess;
  readonly ended: Promise<unknown>;
  readonly url: string;
}

/** @param port -1: the server picks one */
async function start(folder: string, config: string, port: number): Promise<Running> {
  // Debian puts it into sbin, which an ordinary user's PATH lacks.
  const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/usr/local/sbin` };
  const args = ['--config', config, '--addr', '127.0.0.1', '--port', String(port), '--ports_file_dir', folder];
  const server = spawn('nats-server', args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  const ended = server.exitCode === null ? once(server, 'exit') : Promise.resolve();
  const url = await portOf(join(folder, `nats-server_${server.pid}.ports`), () => server.exitCode !== null || server.pid === undefined);
  if (url === undefined) {
    server.kill('SIGKILL');
    throw new Error(`nats-server does not start:\n${log}`);
  }
  return { server, ended, url };
}

/** With port -1 the server picks one and writes its address into a file. */
async function portOf(file: string, hasEnded: () => boolean): Promise<string | undefined> {
  for (let waited = 0; waited < 120_000 && !hasEnded(); waited += 50) {
    const address = existsSync(file) ? addressIn(readFileSync(file, 'utf8')) : undefined;
    if (address !== undefined) return address;
    await sleep(50);
  }
  return undefined;
}

function addressIn(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { nats?: string[] }).nats?.[0];
  } catch {
    return undefined; // It is being written just now.
  }
}
