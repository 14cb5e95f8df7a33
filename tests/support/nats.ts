import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface NatsServer {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a real nats-server with JetStream on a free port of this machine, its store in a folder of its own.
 * @throws with the server's own words when it does not start
 */
export async function startNats(): Promise<NatsServer> {
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-nats-'));
  // Debian puts it into sbin, which an ordinary user's PATH lacks.
  const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/usr/local/sbin` };
  const args = ['--addr', '127.0.0.1', '--port', '-1', '--jetstream', '--store_dir', join(folder, 'store'), '--ports_file_dir', folder];
  const server = spawn('nats-server', args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  const ended = once(server, 'exit');
  const url = await portOf(join(folder, `nats-server_${server.pid}.ports`), () => server.exitCode !== null || server.pid === undefined);
  if (url === undefined) {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`nats-server does not start:\n${log}`);
  }
  return {
    url,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** With port -1 the server picks one and writes its address into a file. */
async function portOf(file: string, hasEnded: () => boolean): Promise<string | undefined> {
  for (let waited = 0; waited < 20_000 && !hasEnded(); waited += 50) {
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
