import { createHash } from 'node:crypto';
import { nkeys } from '@nats-io/transport-node';

/** Logins for a nats-server of a test, made here: no tool and no file of anybody's. */

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export interface Nkey {
  readonly seed: string;
  readonly publicKey: string;
}

export const newUser = (): Nkey => {
  const pair = nkeys.createUser();
  return { seed: text(pair.getSeed()), publicKey: pair.getPublicKey() };
};

type Pair = ReturnType<typeof nkeys.createUser>;

/** A NATS JWT, version 2 (nats-io/jwt): claims signed by whoever answers for the subject. */
const jwt = (subject: string, name: string, issuer: Pair, nats: Record<string, unknown>): string => {
  const claims = { iss: issuer.getPublicKey(), sub: subject, name, iat: 1, nats: { version: 2, ...nats } };
  const jti = createHash('sha256').update(JSON.stringify(claims)).digest('hex');
  const signed = `${base64url({ typ: 'JWT', alg: 'ed25519-nkey' })}.${base64url({ ...claims, jti })}`;
  return `${signed}.${Buffer.from(issuer.sign(new TextEncoder().encode(signed))).toString('base64url')}`;
};

const NO_LIMITS = { subs: -1, data: -1, payload: -1 };

/** A server's configuration with an operator and one account, and the text of a `.creds` file for a user of it. */
export const newOperator = (): { readonly config: string; readonly creds: string } => {
  const [operator, account, system, user] = [nkeys.createOperator(), nkeys.createAccount(), nkeys.createAccount(), nkeys.createUser()];
  const limits = {
    ...NO_LIMITS,
    imports: -1,
    exports: -1,
    wildcards: true,
    conn: -1,
    leaf: -1,
    mem_storage: -1,
    disk_storage: -1,
    streams: -1,
    consumer: -1,
  };
  const accountJwt = jwt(account.getPublicKey(), 'grid', operator, { type: 'account', limits });
  const systemJwt = jwt(system.getPublicKey(), 'sys', operator, {
    type: 'account',
    limits: { ...limits, mem_storage: 0, disk_storage: 0, streams: 0, consumer: 0 },
  });
  const operatorJwt = jwt(operator.getPublicKey(), 'test', operator, { type: 'operator', system_account: system.getPublicKey() });
  const userJwt = jwt(user.getPublicKey(), 'console', account, { type: 'user', ...NO_LIMITS });
  return {
    config: [
      `operator: ${operatorJwt}`,
      `system_account: ${system.getPublicKey()}`,
      'resolver: MEMORY',
      `resolver_preload: { ${account.getPublicKey()}: ${accountJwt}, ${system.getPublicKey()}: ${systemJwt} }`,
    ].join('\n'),
    creds: [
      '-----BEGIN NATS USER JWT-----',
      userJwt,
      '------END NATS USER JWT------',
      '',
      '-----BEGIN USER NKEY SEED-----',
      text(user.getSeed()),
      '------END USER NKEY SEED------',
      '',
    ].join('\n'),
  };
};
