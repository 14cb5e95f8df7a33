import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLogin } from '../../../main/app/login';
import { ownUpstream } from '../../../main/app/own-upstream';
import { openSecrets, type Secrets } from '../../../main/store';
import type { Login } from '../../../preload/contract';
import { eventually } from '../../support/clock';
import { openJetStreamDesk, type JetStreamDesk } from '../../support/jetstream-desk';
import { startNats } from '../../support/nats';
import { newOperator, newUser, type Nkey } from '../../support/nats-logins';
import { textsFoundIn } from '../../support/store';

/** A busy machine is no failure. */
const LONG_MS = 60_000;

let folder: string;
let path: string;
const key = randomBytes(32);
const cleanups: (() => Promise<unknown>)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'griddesk-login-'));
  path = join(folder, 'secrets.json');
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  rmSync(folder, { recursive: true, force: true });
});

/** What the app answers about its login, on a real file of secrets; and what came of it. */
const answering = (upstream: string, secrets: Secrets | undefined = openSecrets(path, key)) => {
  const told: string[] = [];
  const handlers = ownUpstream({
    secrets: () => secrets,
    upstream: () => upstream,
    // In the order in which they happen, with what lies on the disk at that moment.
    retry: () => told.push(`retry ${readLogin(openSecrets(path, key), upstream).kind}`),
    audit: (kind, result) => told.push(`${kind} ${result} ${readLogin(openSecrets(path, key), upstream).kind}`),
  });
  const caller = { id: 1, wall: false };
  return {
    told,
    login: () => handlers['upstream.login'](undefined, caller),
    keep: (login: Login) => handlers['upstream.keepLogin'](login, caller),
    retry: () => handlers['upstream.retry'](undefined, caller),
  };
};
const nkey = ({ seed }: Nkey): Login => ({ kind: 'nkey', seed });

describe('how the console logs in to its platform', () => {
  it('is nothing at first, is audited before it is kept, and is on the disk before the next attempt', async () => {
    const user = newUser();
    const app = answering('nats://a:4222');
    expect(await app.login()).toEqual({ ok: true, value: { kind: 'none' } });
    expect(await app.keep(nkey(user))).toEqual({ ok: true, value: { kind: 'nkey', user: user.publicKey } });
    expect(app.told).toEqual(['upstream.login ok none', 'retry nkey']);
    // After a restart, and never the seed itself.
    const again = answering('nats://a:4222');
    expect(await again.login()).toEqual({ ok: true, value: { kind: 'nkey', user: user.publicKey } });
    expect(JSON.stringify(await again.login())).not.toContain(user.seed);
    expect(textsFoundIn(folder, [user.seed, user.publicKey])).toEqual([]);
    expect(await again.keep({ kind: 'none' })).toEqual({ ok: true, value: { kind: 'none' } });
    expect(await answering('nats://a:4222').login()).toEqual({ ok: true, value: { kind: 'none' } });
  });

  it('shows of a file of credentials whose it is', async () => {
    const { creds } = newOperator();
    const app = answering('tls://a:4222');
    expect(await app.keep({ kind: 'credentials', text: creds })).toEqual({
      ok: true,
      value: { kind: 'credentials', user: expect.stringMatching(/^U[A-Z2-7]{55}$/) },
    });
    expect(readLogin(openSecrets(path, key), 'tls://a:4222')).toEqual({ kind: 'credentials', text: creds.trim() });
  });

  it('is not taken with a letter wrong, and then what was kept stays and nothing is tried', async () => {
    const [user, other] = [newUser(), newUser()];
    const app = answering('nats://a:4222');
    await app.keep(nkey(user));
    app.told.length = 0;
    const at = 20;
    const wrong = `${other.seed.slice(0, at)}${other.seed[at] === 'A' ? 'B' : 'A'}${other.seed.slice(at + 1)}`;
    expect(await app.keep({ kind: 'nkey', seed: wrong })).toMatchObject({
      ok: false,
      error: { code: 'bad-input', details: { field: 'seed' } },
    });
    expect(app.told).toEqual([]);
    expect(readLogin(openSecrets(path, key), 'nats://a:4222')).toEqual(nkey(user));
  });

  it('is kept platform by platform: by the first address, whatever the scheme and the other doors', async () => {
    const [one, two] = [newUser(), newUser()];
    await answering('nats://a:4222').keep(nkey(one));
    await answering('nats://b:4222').keep(nkey(two));
    const secrets = openSecrets(path, key);
    expect(readLogin(secrets, 'tls://a:4222,c:4222')).toEqual(nkey(one));
    expect(readLogin(secrets, 'nats://b:4222')).toEqual(nkey(two));
    expect(readLogin(secrets, 'nats://c:4222')).toEqual({ kind: 'none' });
  });

  it('that is none any more, of a later version say, is none', async () => {
    const secrets = openSecrets(path, key);
    secrets.set('login a:4222', JSON.stringify({ kind: 'passkey', id: '1' }));
    expect(await answering('nats://a:4222').login()).toEqual({ ok: true, value: { kind: 'none' } });
    secrets.set('login a:4222', 'no json');
    expect(await answering('nats://a:4222').login()).toEqual({ ok: true, value: { kind: 'none' } });
  });

  it('is neither shown nor kept before the data is open; asking for another try is', async () => {
    const told: string[] = [];
    const handlers = ownUpstream({
      secrets: () => undefined,
      upstream: () => 'nats://a:4222',
      retry: () => told.push('retry'),
      audit: (kind) => told.push(kind),
    });
    const caller = { id: 1, wall: false };
    expect(await handlers['upstream.login'](undefined, caller)).toMatchObject({ ok: false, error: { code: 'locked' } });
    expect(await handlers['upstream.keepLogin'](nkey(newUser()), caller)).toMatchObject({ ok: false, error: { code: 'locked' } });
    expect(told).toEqual([]);
    expect(handlers['upstream.retry'](undefined, caller)).toEqual({ ok: true, value: undefined });
    expect(told).toEqual(['retry']);
  });
});

describe('a login entered while a real nats-server refuses the console', () => {
  it('opens the door at once, also at the next start, and shuts it when it is taken out', async () => {
    const [user, stranger] = [newUser(), newUser()];
    const server = await startNats({ config: `authorization { users: [ { nkey: ${user.publicKey} } ] }` });
    cleanups.push(() => server.stop());
    const open = async () => {
      const secrets = openSecrets(path, key);
      const desk: JetStreamDesk = await openJetStreamDesk({ url: server.url, login: () => readLogin(secrets, server.url) });
      cleanups.push(() => desk.close());
      const { keep } = (() => {
        const handlers = ownUpstream({
          secrets: () => secrets,
          upstream: () => server.url,
          retry: () => desk.upstream.retry(),
          audit: (kind, result) => desk.services.audit(kind, result),
        });
        return { keep: (login: Login) => handlers['upstream.keepLogin'](login, { id: 1, wall: false }) };
      })();
      return { desk, keep };
    };
    const refused = (desk: JetStreamDesk) =>
      eventually('the console is refused', () => desk.line().kind === 'refused', LONG_MS).then(() => desk.line());

    const { desk, keep } = await open();
    expect(await refused(desk)).toMatchObject({ why: 'login' });
    await keep(nkey(stranger));
    await eventually('it was tried again', () => desk.lines.filter(({ kind }) => kind === 'connecting').length >= 2, LONG_MS);
    expect(await refused(desk)).toMatchObject({ why: 'login' });
    await keep(nkey(user));
    await desk.settled();
    const { records } = await desk.value('audit.read', { limit: 10, kind: 'upstream.login' });
    expect(records).toHaveLength(2);
    expect(JSON.stringify(records)).not.toContain(user.seed);

    const next = await open();
    await next.desk.settled();
    await next.keep({ kind: 'none' });
    const last = await open();
    expect(await refused(last.desk)).toMatchObject({ why: 'login' });
  });
});
