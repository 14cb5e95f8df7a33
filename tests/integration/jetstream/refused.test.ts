import { join } from 'node:path';
import { RetentionPolicy, StorageType } from '@nats-io/jetstream';
import { afterEach, describe, expect, it } from 'vitest';
import type { Login } from '../../../preload/contract';
import { STREAMS, streamConfig } from '../../../main/upstream/jetstream/topology';
import { makeCertificates } from '../../support/certificates';
import { eventually } from '../../support/clock';
import { openJetStreamDesk, openPlatformSide, type JetStreamDesk } from '../../support/jetstream-desk';
import { startNats, type NatsServer } from '../../support/nats';
import { newOperator, newUser } from '../../support/nats-logins';

const cleanups: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});
const start = async (config?: string): Promise<NatsServer> => {
  const server = await startNats(config === undefined ? {} : { config });
  cleanups.push(() => server.stop());
  return server;
};
const open = async (options: Parameters<typeof openJetStreamDesk>[0]): Promise<JetStreamDesk> => {
  const desk = await openJetStreamDesk(options);
  cleanups.push(() => desk.close());
  return desk;
};
const side = async (url: string) => {
  const platform = await openPlatformSide(url);
  cleanups.push(() => platform.close());
  return platform;
};
const refusedBy = async (desk: JetStreamDesk) => {
  await eventually('the platform is refused', () => desk.line().kind === 'refused');
  return desk.line();
};

describe('a platform that is not as agreed', () => {
  it('is worked with, and named, where nothing can be lost by it; nothing is changed', async () => {
    const server = await start();
    const platform = await side(server.url);
    await platform.manager.streams.add({
      ...streamConfig(STREAMS.cases, 1, 60_000),
      retention: RetentionPolicy.Limits,
      storage: StorageType.File,
    });
    const before = (await platform.manager.streams.info('GRID_CASES')).config;
    const desk = await open({ url: server.url });
    await desk.settled();
    expect(desk.line()).toEqual({ kind: 'online', warnings: ['GRID_CASES: duplicate window is 60 s, expected 120 s'] });
    expect((await platform.manager.streams.info('GRID_CASES')).config).toEqual(before);
  });

  it.each([
    ['keeps events in memory', { storage: StorageType.Memory }, 'GRID_CASES: storage is memory, expected file'],
    ['forgets what was read', { retention: RetentionPolicy.Interest }, 'GRID_CASES: retention is interest, expected limits'],
    ['keeps one event a case', { max_msgs_per_subject: 1 }, 'GRID_CASES: keeps 1 messages of a case, expected all'],
    [
      'listens elsewhere',
      { subjects: ['grid.v1.case.530303.>'] },
      'GRID_CASES: subjects are grid.v1.case.530303.>, expected grid.v1.case.*.*.*',
    ],
  ])('is not worked with when it %s', async (_what, over, named) => {
    const server = await start();
    const platform = await side(server.url);
    await platform.manager.streams.add({
      ...streamConfig(STREAMS.cases, 1),
      retention: RetentionPolicy.Limits,
      storage: StorageType.File,
      ...over,
    });
    const desk = await open({ url: server.url });
    expect(await refusedBy(desk)).toMatchObject({ why: 'settings', detail: named });
    expect((await platform.manager.streams.info('GRID_CASES')).state.messages).toBe(0);
    // Nothing beside it was made, either.
    await expect(platform.manager.streams.info('KV_grid_people')).rejects.toThrow('stream not found');
  });

  it('is said to miss something, when the login may not make it', async () => {
    const user = newUser();
    const api = ['STREAM.INFO.*', 'INFO'].map((name) => `"$JS.API.${name}"`).join(', ');
    const server = await start(
      `authorization { users: [ { nkey: ${user.publicKey}, permissions: { publish: [${api}], subscribe: ["_INBOX.>"] } } ] }`,
    );
    const desk = await open({ url: server.url, login: () => ({ kind: 'nkey', seed: user.seed }) });
    expect(await refusedBy(desk)).toMatchObject({
      why: 'missing',
      detail: expect.stringMatching(/^GRID_CASES is not there, and this login may not create it/),
    });
  });

  it('is said to forbid what a console needs', async () => {
    const user = newUser();
    const server = await start(
      `authorization { users: [ { nkey: ${user.publicKey}, permissions: { publish: ["$JS.API.INFO"], subscribe: ["_INBOX.>"] } } ] }`,
    );
    const desk = await open({ url: server.url, login: () => ({ kind: 'nkey', seed: user.seed }) });
    expect(await refusedBy(desk)).toMatchObject({ why: 'permission', detail: expect.stringContaining('$JS.API.STREAM.INFO.GRID_CASES') });
  });

  it('without JetStream is one that is not ready: what stands behind it may come', async () => {
    const server = await start('jetstream: false');
    const desk = await open({ url: server.url });
    await eventually('the console says so', () => desk.line().kind === 'offline' && desk.lines.length > 3);
    expect(desk.lines.find((line) => line.kind === 'offline' && line.attempt === 1)).toMatchObject({ reason: 'not-ready' });
  });
});

describe('a login', () => {
  it('by NKEY opens the door, a wrong one does not, and is not tried in a hot loop', async () => {
    const [user, stranger] = [newUser(), newUser()];
    const server = await start(`authorization { users: [ { nkey: ${user.publicKey} } ] }`);
    let login: Login = { kind: 'nkey', seed: stranger.seed };
    const desk = await open({ url: server.url, login: () => login });
    expect(await refusedBy(desk)).toMatchObject({ why: 'login' });
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(desk.lines.filter(({ kind }) => kind === 'connecting')).toHaveLength(1);
    // The right one is entered, and somebody asks for another try.
    login = { kind: 'nkey', seed: user.seed };
    desk.upstream.retry();
    await desk.settled();
  });

  it('by credentials opens the door of a server with an operator; without any it stays shut', async () => {
    const { config, creds } = newOperator();
    const server = await start(config);
    const desk = await open({ url: server.url, login: () => ({ kind: 'credentials', text: creds }) });
    await desk.settled();
    const stranger = await open({ url: server.url });
    expect(await refusedBy(stranger)).toMatchObject({ why: 'login' });
  });
});

describe('an encrypted line', () => {
  it('is built on the customer’s own authority, and on no other', async () => {
    const certificates = makeCertificates();
    cleanups.push(certificates.remove);
    const server = await start(certificates.config);
    const url = server.url.replace('nats://', 'tls://');
    const desk = await open({ url, caFile: certificates.caFile });
    await desk.settled();
    expect(await refusedBy(await open({ url }))).toMatchObject({ why: 'certificate' });
    // The server wants encryption although the address does not: it is not trusted blindly.
    expect(await refusedBy(await open({ url: server.url }))).toMatchObject({ why: 'certificate' });
  });

  it('says what is wrong with the file of the authority', async () => {
    const certificates = makeCertificates();
    cleanups.push(certificates.remove);
    const url = 'tls://127.0.0.1:4';
    const missing = join(certificates.folder, 'none.pem');
    expect(await refusedBy(await open({ url, caFile: missing }))).toMatchObject({
      why: 'ca-file',
      detail: expect.stringContaining(missing),
    });
    const noCertificate = join(certificates.folder, 'names');
    expect(await refusedBy(await open({ url, caFile: noCertificate }))).toMatchObject({
      why: 'ca-file',
      detail: expect.stringContaining('no certificate'),
    });
  });

  it('is not given up for a plain one', async () => {
    const server = await start();
    expect(await refusedBy(await open({ url: server.url.replace('nats://', 'tls://') }))).toMatchObject({ why: 'no-tls' });
  });
});

describe('a platform that is not there', () => {
  it.each([
    ['nats://127.0.0.1:1', 'not-listening'],
    ['nats://nowhere.invalid:4222', 'not-found'],
  ])('%s: %s', async (url, reason) => {
    const desk = await open({ url });
    await eventually('an attempt has failed', () => desk.lines.some((line) => line.kind === 'offline' && line.attempt === 1));
    expect(desk.lines.find((line) => line.kind === 'offline' && line.attempt === 1)).toMatchObject({ reason });
  });
});
