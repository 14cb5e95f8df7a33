import * as v from 'valibot';
import { Login } from '../../preload/contract';
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
