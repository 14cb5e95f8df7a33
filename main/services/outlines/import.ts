import {
  fail,
  Grid,
  ok,
  type BadFeature,
  type BadFeatures,
  type FileImport,
  type GridFile,
  type GridPreview,
  type Input,
  type Result,
} from '../../../preload/contract';
import {
  areaUnder,
  checkFile,
  gridFrom,
  lookAtSystems,
  mayImportGrids,
  placesOf,
  propertiesIn,
  proposeColumns,
  readFeature,
  sameGrid,
  type GoodFeature,
  type KnownGrids,
  type ReadFeature,
} from '../../domain';
import type { Context } from '../context';
import { createFileImports, type FileChange } from '../file-imports';
import type { ExportLanguage } from '../trust/export-words';
import type { ExportFile } from '../trust/types';
import { faultsFile } from './faults-file';
import { readGeoJson, type OpenFile } from './read-geojson';
import { giveWay, inSlices } from './slices';

/** Grids in one part: an outline is some kilobytes, and a part is written in one go. */
const MANY = 100;
/** Imports that can be taken back: what stood before a city's is some hundred megabytes. */
const KEPT = 3;

interface Pending {
  readonly importId: string;
  readonly area: string;
  readonly fileName: string;
  readonly features: readonly ReadFeature[];
  /** As they were checked last. */
  checked?: { readonly bad: readonly BadFeature[]; readonly changes: readonly GoodFeature[] };
}

/**
 * Outlines of grids from a file. It is read and looked at first, then checked in the system that the operator says it is in;
 * what is taken is handed to the platform, whose grids they are, as the roster is. 网格边界导入
 */
export const createGridImport = (context: Context) => {
  let pending: Pending | undefined;
  /** Counts what is read and checked: only the latest is of interest. */
  let latest = 0;
  const { store, upstream, names } = context;
  const owner = () => context.getSeat().area;
  const { admit, take, takeBack, imports } = createFileImports<Grid>(context, {
    kind: 'grid-import',
    audit: 'grids',
    schema: Grid,
    perPart: MANY,
    most: KEPT,
    mayImport: mayImportGrids,
    write: (entries) => upstream.putGrids(entries),
    now: (id) => store.read.grid(id),
    same: sameGrid,
  });

  /** The outline of the seat's area, or of the smallest one around it that has one. */
  const outlineOf = (area: string) =>
    [area, area.slice(0, 9), area.slice(0, 6)].map((code) => names.area(code)).find((one) => one?.geometry !== undefined);
  const known = (area: string): KnownGrids => {
    const grids = store.read.grids(area);
    return {
      seatArea: area,
      areas: new Set(names.areas().flatMap(({ code }) => (areaUnder(code, area) ? [code] : []))),
      grids: new Map(grids.map((grid) => [grid.gridCode, grid])),
      isHere: placesOf(outlineOf(area), grids),
    };
  };
  const found = (importId: string): Pending | undefined =>
    pending?.importId === importId && pending.area === owner() ? pending : undefined;
  const unknown = (importId: string): Result<never> => fail('not-found', 'no file was read under this id', { importId });

  const preview = async (fileName: string, open: OpenFile): Promise<Result<GridFile>> => {
    const area = owner();
    const refused = admit('read-file', area);
    if (refused) return refused;
    pending = undefined;
    const mine = ++latest;
    let features: ReadFeature[] = [];
    const begin = () => {
      const gathered: ReadFeature[] = (features = []);
      return (value: unknown) => void gathered.push(readFeature(value, gathered.length + 1));
    };
    const read = await readGeoJson(open, begin, () => mine === latest);
    const superseded = (): Result<never> => fail('wrong-state', 'another file was read meanwhile');
    if (mine !== latest) return superseded();
    if (read.kind === 'unreadable') return ok({ kind: 'unreadable', fileName, why: read.why });
    const properties = propertiesIn(features);
    const proposed = proposeColumns(properties.map(({ name }) => name));
    const { code } = proposed;
    await giveWay();
    const here = known(area);
    await giveWay();
    const look = await inSlices(
      lookAtSystems(features, code === undefined ? undefined : { code }, here, outlineOf(area)?.geometry?.coordinates[0]),
      () => mine === latest,
    );
    if (!look) return superseded();
    pending = { importId: context.newId(), area, fileName, features };
    return ok({
      kind: 'read',
      importId: pending.importId,
      fileName,
      features: features.length,
      ...(read.says === undefined ? {} : { says: read.says }),
      properties,
      proposed,
      ...look,
    });
  };

  const check = async ({ importId, system, columns }: Input<'grids.check'>): Promise<Result<GridPreview>> => {
    const { role } = context.getSeat();
    if (!mayImportGrids(role)) return fail('not-allowed', 'outlines are for the shift lead to change', { role });
    const file = found(importId);
    if (!file) return unknown(importId);
    const mine = ++latest;
    const here = known(file.area);
    await giveWay();
    const checked = await inSlices(checkFile(file.features, { system, columns }, here), () => mine === latest);
    if (!checked || found(importId) !== file) return fail('wrong-state', 'another file or system was chosen meanwhile', { importId });
    const { good, bad, turned, absent } = checked;
    const count = (kind: GoodFeature['kind']) => good.filter((one) => one.kind === kind).length;
    file.checked = { bad, changes: good.filter(({ kind }) => kind !== 'same') };
    return ok({
      importId,
      system,
      features: file.features.length,
      added: count('added'),
      changed: count('changed'),
      same: count('same'),
      bad: bad.length,
      turned,
      absent,
    });
  };

  const badFeatures = ({ importId, skip, limit }: Input<'grids.badFeatures'>): Result<BadFeatures> => {
    const bad = found(importId)?.checked?.bad;
    return bad ? ok({ total: bad.length, features: bad.slice(skip, skip + limit) }) : unknown(importId);
  };

  /** The faults of the file that was checked last, to be saved. Throws StorageError. */
  const faults = async ({ importId }: Input<'exports.gridFaults'>, lang: ExportLanguage): Promise<Result<ExportFile>> => {
    const refused = admit('save-faults', importId);
    if (refused) return refused;
    const bad = found(importId)?.checked?.bad;
    return bad ? faultsFile(context, bad, lang) : unknown(importId);
  };

  return {
    preview,
    check,
    badFeatures,
    faults,
    take: ({ importId }: Input<'grids.take'>): Promise<Result<FileImport>> => {
      const file = found(importId);
      const changes = file?.checked?.changes;
      const ready = file &&
        changes && {
          importId,
          fileName: file.fileName,
          entries: changes.length,
          *changes(): Generator<FileChange<Grid>> {
            for (const good of changes) yield { id: good.after.gridCode, before: good.before ?? null, after: gridFrom(good) };
          },
        };
      return take(importId, ready, () => {
        if (pending === file) pending = undefined;
      });
    },
    takeBack: ({ importId }: Input<'grids.takeBack'>): Promise<Result<FileImport>> => takeBack(importId),
    imports,
  };
};
export type GridImports = ReturnType<typeof createGridImport>;
