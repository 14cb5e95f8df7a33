/** What the disk under the cache will do with the next write. */
export type DiskCondition =
  | 'ok'
  /** Little is left; writes still succeed. */
  | 'low'
  /** So little that the next command may not fit. */
  | 'full'
  | 'read-only';

/** Asked about once a second; must not block. */
export interface Disk {
  /** `failed`: a write has just gone wrong, so that it is worth finding out by another one why. */
  condition(failed: boolean): Promise<DiskCondition>;
}
