import { ok, type Directory, type Grid, type Result } from '../../preload/contract';
import type { Context } from './context';

/** Areas, departments and rules; people and members are not in it. */
export const createReadDirectory = (context: Context) => (): Result<Directory> =>
  ok({
    rev: context.store.read.directoryRev(),
    areas: [...context.names.areas()],
    departments: [...context.names.departments()],
    rulebook: context.rulebook,
  });

export const createReadGrids =
  (context: Context) =>
  ({ area }: { readonly area: string }): Result<Grid[]> =>
    ok([...context.store.read.grids(area)]);
