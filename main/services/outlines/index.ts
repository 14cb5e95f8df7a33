import type { Context } from '../context';
import { guardedLater } from '../guard';
import type { Result } from '../../../preload/contract';
import type { Handlers } from '../types';
import type { GridImports } from './import';

export { createGridImport, type GridImports } from './import';

interface Guards {
  readonly guard: <I, O>(handler: (input: I) => Result<O>) => (input: I) => Result<O>;
  readonly closing: () => boolean;
}

/** Every channel of the outlines' import that the services answer. */
export const gridImportHandlers = (
  context: Context,
  imports: GridImports,
  { guard, closing }: Guards,
): Pick<Handlers, `grids.${string}` & keyof Handlers> => {
  const later = <I, O>(handler: (input: I) => Promise<Result<O>>) => guardedLater(closing, context.fault, handler);
  return {
    'grids.check': later(imports.check),
    'grids.badFeatures': guard(imports.badFeatures),
    'grids.take': later(imports.take),
    'grids.imports': guard(imports.imports),
    'grids.takeBack': later(imports.takeBack),
  };
};
