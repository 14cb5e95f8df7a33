/** Somebody of the roster as they are called or written to. */
export interface Reached {
  readonly memberId: string;
  readonly name: string;
  readonly phone: string;
  readonly until: number;
  /** `tel:` or `sms:` with digits and nothing else behind it; undefined: what stands there is no number. */
  readonly link: string | undefined;
}
