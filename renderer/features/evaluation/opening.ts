import type { Input } from '../../../preload/contract';

/** A list of cases that a number opens. */
export interface Opening {
  readonly behind: Input<'evaluation.cases'>['behind'];
  /** What the number is of, in words. */
  readonly about: string;
  /** Narrowed further than the page: to one of a group. */
  readonly only?: Pick<Input<'evaluation.cases'>, 'area' | 'areaItself' | 'departmentId'> | undefined;
}
