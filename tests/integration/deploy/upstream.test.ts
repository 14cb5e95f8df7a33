import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { Objm } from '@nats-io/obj';
import { connect } from '@nats-io/transport-node';
import { afterAll, describe, expect, it } from 'vitest';
import { parseEnvelope } from '../../../main/domain';
import { BUCKETS, CARE, casesUnder, MEDIA, MEDIA_TYPE, STREAMS } from '../../../main/upstream/jetstream/topology';
import { freePort } from '../../support/free-port';

/** The command as a person types it, until it says that it is ready. */
const startUpstream = async (args: readonly string[]) => {
  const child: ChildProcess = spawn(process.execPath, [resolve('scripts/upstream.mjs'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(child, 'exit');
  const ready = once(createInterface({ input: child.stdout! }), 'line') as Promise<[string]>;
  const line = await Promise.race([ready, ended.then(() => Promise.reject(new Error(said)))]);
  return {
    urls: (JSON.parse(line[0]!) as { urls: string[] }).urls,
    said: () => said,
    stop: async () => {
      child.kill('SIGINT');
      return (await ended)[0] as number;
    },
  };
};

describe('npm run upstream', () => {
  const store = mkdtempSync(join(tmpdir(), 'griddesk-upstream-'));
  afterAll(() => rmSync(store, { recursive: true, force: true }));

  it('starts a server with the district and a past, and finds it again the next time', async () => {
    const args = ['--store', store, '--port', String(await freePort()), '--area', '530303101'];
    const first = await startUpstream(args);
    const connection = await connect({ servers: first.urls[0]! });
    const manager = await jetstreamManager(connection);
    const { state } = await manager.streams.info(STREAMS.cases.name, { subjects_filter: '>' });
    expect(state.messages).toBeGreaterThan(500);
    expect(Object.keys(state.subjects ?? {}).every((subject) => subject.startsWith(casesUnder('530303101').slice(0, -1)))).toBe(true);
    const entries = await Promise.all(
      Object.values(BUCKETS).map(async ({ name }) => (await manager.streams.info(`KV_${name}`)).state.messages),
    );
    // The numbers of the district: 4,378 grids, as many members, 1,069 groups.
    expect(entries[0]).toBeGreaterThan(4378 + 1069);
    expect(entries[1]).toBeGreaterThan(4378);
    expect(entries[2]).toBeGreaterThan(300);

    const care = await manager.streams.info(CARE.name);
    expect(care.config).toMatchObject({ subjects: CARE.subjects, allow_rollup_hdrs: true, storage: 'file' });

    const withPhoto = await (async () => {
      for (let seq = 1; seq <= state.last_seq; seq += 1) {
        const message = await manager.streams.getMessage(STREAMS.cases.name, { seq });
        const parsed = parseEnvelope(message!.string());
        if (parsed.ok && Array.isArray(parsed.envelope.data['media'])) return parsed.envelope.data['media'] as string[];
      }
      return [];
    })();
    const media = await new Objm(connection).open(MEDIA.name);
    expect((await media.info(withPhoto[0]!))?.metadata).toEqual({ [MEDIA_TYPE]: 'image/svg+xml' });
    await connection.close();
    expect(await first.stop()).toBe(0);

    const second = await startUpstream(args);
    expect(second.said()).toContain('is there already');
    const again = await connect({ servers: second.urls[0]! });
    expect((await (await jetstreamManager(again)).streams.info(STREAMS.cases.name)).state.messages).toBe(state.messages);
    await again.close();
    expect(await second.stop()).toBe(0);
  });
});
