import { fail, ok, type Login } from '../../preload/contract';
import type { AppHandlers } from '../ipc/answer';
import type { Secrets } from '../store';
import { keepLogin, loginState, readLogin } from './login';

export interface UpstreamPart {
  /** undefined: the data is not open. */
  readonly secrets: () => Secrets | undefined;
  /** The platform that is set, in use from this start on or the next. */
  readonly upstream: () => string;
  readonly retry: () => void;
  /** Written down before it is answered. */
  readonly audit: (kind: string, result: 'ok' | 'refused') => void;
}

type UpstreamHandlers = Pick<AppHandlers, 'upstream.login' | 'upstream.keepLogin' | 'upstream.retry'>;

const notOpen = () => fail('locked', 'the data is not open yet');

/** How this console proves to its platform who it is. */
export const ownUpstream = ({ secrets, upstream, retry, audit }: UpstreamPart): UpstreamHandlers => {
  const keep = async (into: Secrets, login: Login) => {
    let state;
    try {
      state = await loginState(login);
    } catch {
      return fail('bad-input', 'this seed is not one: a character is missing or wrong', { field: 'seed' });
    }
    audit('upstream.login', 'ok');
    keepLogin(into, upstream(), login);
    retry();
    return ok(state);
  };
  return {
    'upstream.login': async () => {
      const from = secrets();
      return from ? ok(await loginState(readLogin(from, upstream()))) : notOpen();
    },
    'upstream.keepLogin': (login) => {
      const into = secrets();
      return into ? keep(into, login) : notOpen();
    },
    'upstream.retry': () => {
      retry();
      return ok(undefined);
    },
  };
};
