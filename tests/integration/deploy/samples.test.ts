import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { nkeys } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployedConfigurations } from '../../../scripts/lib/deployed.mjs';
import { DURABLE_SINCE, isAtLeast, natsVersion, testConfiguration } from '../../../scripts/lib/nats.mjs';
import { accountsFile, leafAccountsFile, usersOf, variableOf } from '../../../scripts/upstream/accounts';

const SAMPLES = resolve('resources/deploy');
const TOWNSHIPS = ['530303101'];
const SERVERS = ['single/nats', 'cluster/nats-1', 'cluster/nats-2', 'cluster/nats-3', 'leaf/district', 'leaf/township'].map(
  (name) => `${name}.conf`,
);

const variables = Object.fromEntries(
  [...usersOf(TOWNSHIPS).map(variableOf), 'GRID_PASSWORD_SYS'].map((name) => [name, nkeys.createUser().getPublicKey()]),
);

const openssl = (cwd: string, ...args: string[]) => execFileSync('openssl', args, { cwd, stdio: 'pipe' });

describe('the sample configurations', () => {
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-deploy-'));

  beforeAll(() => {
    const certs = join(folder, 'certs');
    mkdirSync(certs);
    openssl(certs, ...'req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=CA -keyout ca-key.pem -out ca.pem'.split(' '));
    openssl(certs, ...'req -newkey rsa:2048 -nodes -subj /CN=grid-1 -keyout server-key.pem -out server.csr'.split(' '));
    openssl(certs, ...'x509 -req -in server.csr -CA ca.pem -CAkey ca-key.pem -CAcreateserial -days 2 -out server.pem'.split(' '));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are those that this test knows', () => {
    const shipped = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.conf'));
    const included = ['accounts.conf', 'leaf/accounts.conf', 'jetstream.conf', 'jetstream-production.conf', 'tls.conf'];
    expect(shipped.toSorted()).toEqual([...SERVERS, ...included].toSorted());
  });

  it.each(SERVERS)('are read by the server as they are shipped: %s', async (name) => {
    const { ok, says } = await testConfiguration(join(SAMPLES, name), { cwd: folder });
    expect(ok, says).toBe(true);
  });

  it.each(SERVERS)('are read with accounts and TLS switched on: %s', async (name) => {
    const config = deployedConfigurations({
      folder,
      accounts: accountsFile(TOWNSHIPS),
      leafAccounts: leafAccountsFile(TOWNSHIPS[0]!),
      tls: true,
    });
    const { ok, says } = await testConfiguration(config(name), { cwd: folder, variables });
    expect(ok, says).toBe(true);
  });

  it('have production settings that a server old enough refuses for one reason only', async () => {
    const config = deployedConfigurations({ folder, production: true });
    const { ok, says } = await testConfiguration(config('single/nats.conf'), { cwd: folder });
    if (isAtLeast(natsVersion(), DURABLE_SINCE)) expect(ok, says).toBe(true);
    else expect(says).toMatch(/unknown field "sync_interval"\s*$/);
  });

  it('name in accounts.conf what the program writes', () => {
    expect(readFileSync(join(SAMPLES, 'accounts.conf'), 'utf8')).toBe(accountsFile(TOWNSHIPS));
    expect(readFileSync(join(SAMPLES, 'leaf/accounts.conf'), 'utf8')).toBe(leafAccountsFile(TOWNSHIPS[0]!));
  });

  it('compare versions number by number', () => {
    expect(['2.9.10', '2.12.0', '2.12', '3.0.1', '1.99.9'].map((version) => isAtLeast(version, '2.12'))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });
});
