import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import { connect, credsAuthenticator, nkeyAuthenticator, type Authenticator, type NatsConnection } from '@nats-io/transport-node';
import type { Login } from '../../../preload/contract';
import { refusal, wordsOf } from './faults';

export interface Address {
  /** host:port of each server of the platform; one is enough, the others are other doors to the same. */
  readonly servers: readonly string[];
  readonly tls: boolean;
  /** PEM file of the customer's own certification authority; absent: those the system trusts. */
  readonly caFile?: string | undefined;
}

/** A dial may take this long, ms: a line with five seconds' round trip needs four of them. */
const DIAL_MS = 24_000;
/** A line is given up when two pings in a row got no answer, ms between them. */
const PING_MS = 8000;

const DEFAULT_PORT = 4222;

/** `nats://a:4222,b:4222` or `tls://…`; several servers of one platform are separated by commas. */
export const addressOf = (upstream: string, caFile?: string): Address => {
  const [, scheme = 'nats', rest = ''] = /^(nats|tls):\/\/(.+)$/.exec(upstream) ?? [];
  const servers = rest.split(',').map((server) => (/:\d+$/.test(server) ? server : `${server}:${DEFAULT_PORT}`));
  return { servers, tls: scheme === 'tls', caFile };
};

const authenticatorOf = (login: Login): Authenticator | undefined => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  if (login.kind === 'credentials') return credsAuthenticator(bytes(login.text));
  return login.kind === 'nkey' ? nkeyAuthenticator(bytes(login.seed)) : undefined;
};

const certificatesOf = async (caFile: string): Promise<string> => {
  let text: string;
  try {
    text = await readFile(caFile, 'utf8');
  } catch (error) {
    throw refusal('ca-file', `${caFile}: ${wordsOf(error)}`);
  }
  if (!text.includes('-----BEGIN CERTIFICATE-----')) throw refusal('ca-file', `${caFile}: no certificate in it (PEM is expected)`);
  return text;
};

/**
 * A certificate is good for the name it was asked under. An address is no name: there the client asks under "localhost",
 * so the certificate has to be good for one of the addresses that were entered.
 */
const identityOf =
  (servers: readonly string[]) =>
  (name: string, certificate: PeerCertificate): Error | undefined => {
    const fault = checkServerIdentity(name, certificate);
    const addresses = servers.map((server) => server.replace(/:\d+$/, '')).filter((host) => isIP(host) > 0);
    return fault && addresses.some((address) => !checkServerIdentity(address, certificate)) ? undefined : fault;
  };

/**
 * One attempt at each server. The library's own reconnecting is off: after a break every subscription and everything
 * under way starts anew from what the cache says, which leaves nothing half known.
 * @throws what `faultOf` understands
 */
export const dial = async ({ servers, tls, caFile }: Address, login: Login, inboxPrefix: string, name: string): Promise<NatsConnection> => {
  const ca = caFile === undefined ? undefined : await certificatesOf(caFile);
  const authenticator = authenticatorOf(login);
  return connect({
    servers: [...servers],
    name,
    inboxPrefix,
    reconnect: false,
    maxReconnectAttempts: 0,
    timeout: DIAL_MS,
    pingInterval: PING_MS,
    maxPingOut: 2,
    noAsyncTraces: true,
    ...(authenticator === undefined ? {} : { authenticator }),
    // Without `tls://` a server that wants TLS gets it all the same, checked against what the system trusts.
    ...(tls ? { tls: { checkServerIdentity: identityOf(servers), ...(ca === undefined ? {} : { ca }) } as object } : {}),
  });
};
