import { JetStreamApiError } from '@nats-io/jetstream';
import { errors } from '@nats-io/transport-node';
import type { OfflineReason, Refusal } from '../../../preload/contract';

/** What an error says of the line: nobody is to blame and it is tried again, or somebody has to do something first. */
export type Fault =
  | { readonly kind: 'lost'; readonly reason: OfflineReason; readonly detail: string }
  | { readonly kind: 'refused'; readonly why: Refusal; readonly detail: string };

/** Thrown by our own checks, which know already what it is. */
export class LineFault extends Error {
  constructor(
    readonly fault: Fault,
    options?: ErrorOptions,
  ) {
    super(fault.detail, options);
    this.name = 'LineFault';
  }
}

export const refusal = (why: Refusal, detail: string): LineFault => new LineFault({ kind: 'refused', why, detail });

/** An error and what it was caused by, outermost first. */
const chain = (error: unknown): readonly unknown[] => {
  const found: unknown[] = [];
  for (let at = error; at !== undefined && at !== null && found.length < 8; at = at instanceof Error ? at.cause : undefined) found.push(at);
  return found;
};

const codeOf = (error: unknown): string => String((error as { code?: unknown } | undefined)?.code ?? '');
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500);

/** The server let the login in, and does not let it do this. */
export const isForbidden = (error: unknown): boolean => chain(error).some((one) => one instanceof errors.PermissionViolationError);

/** Node's codes of a TLS handshake that ended over the certificate (https://nodejs.org/api/tls.html, "X509 certificate error codes"). */
const CERTIFICATE = /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)/;

const reasonOf = (code: string): OfflineReason | undefined => {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'not-found';
  if (code === 'ECONNREFUSED') return 'not-listening';
  if (['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EHOSTDOWN'].includes(code)) return 'no-answer';
  return ['ECONNRESET', 'EPIPE', 'ECONNABORTED'].includes(code) ? 'cut' : undefined;
};

/** What of an API's answers means that it is not ready, by its HTTP-like status. */
const UNAVAILABLE = 503;
/** "no suitable peers for placement" (server/errors.json): servers that have just started and do not know each other yet. */
const NO_PEERS = 10005;
/** "jetstream not enabled", "jetstream not enabled for account" (server/errors.json). */
const NO_JETSTREAM = new Set([10076, 10039]);

/** The servers are there and cannot do it now: they elect who leads, or have just started. */
export const isNotReady = (error: unknown): boolean =>
  error instanceof JetStreamApiError && (error.status === UNAVAILABLE || error.code === NO_PEERS) && !NO_JETSTREAM.has(error.code);

/** The client's own words for a server without TLS, and for one that wants it where none was asked for. */
const NO_TLS = /server does not support 'tls'|^'?tls'? is not available/;

const faultOfOne = (error: unknown, detail: string): Fault | undefined => {
  if (error instanceof LineFault) return error.fault;
  if (error instanceof errors.AuthorizationError || error instanceof errors.UserAuthenticationExpiredError)
    return { kind: 'refused', why: 'login', detail };
  if (error instanceof errors.PermissionViolationError) return { kind: 'refused', why: 'permission', detail: wordsOf(error) };
  if (error instanceof JetStreamApiError) {
    if (NO_JETSTREAM.has(error.code)) return { kind: 'refused', why: 'no-jetstream', detail };
    return isNotReady(error) ? { kind: 'lost', reason: 'not-ready', detail } : undefined;
  }
  // Also what a township's own server says while its line to the district's is cut: it keeps no streams itself.
  if (error instanceof errors.NoRespondersError || (error instanceof Error && error.name === 'JetStreamNotEnabled'))
    return { kind: 'lost', reason: 'not-ready', detail };
  if (error instanceof errors.TimeoutError) return { kind: 'lost', reason: 'no-answer', detail };
  if (error instanceof Error && NO_TLS.test(error.message)) return { kind: 'refused', why: 'no-tls', detail };
  if (CERTIFICATE.test(codeOf(error))) return { kind: 'refused', why: 'certificate', detail: `${codeOf(error)}: ${detail}` };
  const reason = reasonOf(codeOf(error));
  if (reason !== undefined) return { kind: 'lost', reason, detail };
  if (error instanceof errors.ConnectionError && error.message === 'connection refused')
    return { kind: 'lost', reason: 'not-listening', detail };
  return undefined;
};

/** What an error met on the line says. One that nobody knows is a line that broke. */
export const faultOf = (error: unknown): Fault => {
  const detail = wordsOf(error);
  for (const one of chain(error)) {
    const fault = faultOfOne(one, detail);
    if (fault) return fault;
  }
  return { kind: 'lost', reason: 'cut', detail };
};
