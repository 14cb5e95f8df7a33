import * as v from 'valibot';
import type { Of } from './scalars';

/** A user's NKEY seed: `SU`, then base32 (nats-io/nkeys). */
const Seed = v.pipe(v.string(), v.trim(), v.regex(/^SU[A-Z2-7]{56}$/, 'an NKEY seed of a user: SU and 56 more characters'));

/** The text of a `.creds` file: a JWT and the seed that signs for it. */
const Credentials = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(16_384),
  v.regex(
    /-----BEGIN NATS USER JWT-----[\s\S]+-----+END NATS USER JWT-----+[\s\S]+-----BEGIN USER NKEY SEED-----\s*SU[A-Z2-7]{56}\s*-----+END USER NKEY SEED-----+/,
    'the whole text of a .creds file',
  ),
);

/** How this console proves to a platform who it is. 登录凭据 */
export const Login = v.variant('kind', [
  v.strictObject({ kind: v.literal('none') }),
  v.strictObject({ kind: v.literal('credentials'), text: Credentials }),
  v.strictObject({ kind: v.literal('nkey'), seed: Seed }),
]);
export type Login = Of<typeof Login>;
