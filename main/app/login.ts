import * as v from 'valibot';
import { Login, type LoginState } from '../../preload/contract';
import type { Secrets } from '../store';
import { platformName } from './files';

const NONE: Login = { kind: 'none' };

const nameOf = (upstream: string): string => `login ${platformName(upstream)}`;

/** How this console logs in to a platform, from the secret store. */
export const readLogin = (secrets: Secrets, upstream: string): Login => {
  const kept = secrets.get(nameOf(upstream));
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Login), kept);
  return parsed.success ? parsed.output : NONE;
};

export const keepLogin = (secrets: Secrets, upstream: string, login: Login): void =>
  secrets.set(nameOf(upstream), login.kind === 'none' ? undefined : JSON.stringify(login));

/** The seed inside a `.creds` file or given as it is. */
const seedOf = (login: Login): string | undefined =>
  login.kind === 'nkey' ? login.seed : login.kind === 'credentials' ? /SU[A-Z2-7]{56}/.exec(login.text)?.[0] : undefined;

/**
 * What may be shown of a login.
 * @throws Error, rejected, when its seed is none: the checksum in it does not fit
 */
export const loginState = async (login: Login): Promise<LoginState> => {
  const seed = seedOf(login);
  if (seed === undefined) return { kind: 'none' };
  const { nkeys } = await import('@nats-io/transport-node');
  return { kind: login.kind, user: nkeys.fromSeed(new TextEncoder().encode(seed)).getPublicKey() };
};
