import type { Output } from '../../../../preload/contract';

/** Who is in the case, in full, and what a lead signed for. */
export interface Signed extends Output<'cases.unmask'> {
  readonly purpose: string;
}
