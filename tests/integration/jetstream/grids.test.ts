import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../support/clock';
import { startDirectoryDesks } from '../../support/directory-desks';
import { collectionOf, featureOf, piecesOf, squareAt } from '../../support/grid-file';
import type { JetStreamDesk } from '../../support/jetstream-desk';
import { VILLAGE } from '../../support/wire';

const LONG_MS = 60_000;
const NEW = `${VILLAGE}009`;
let desks: Awaited<ReturnType<typeof startDirectoryDesks>>;
beforeEach(async () => {
  desks = await startDirectoryDesks();
});
afterEach(() => desks.end());

const read = async (desk: JetStreamDesk): Promise<string> => {
  const file = collectionOf([featureOf({ code: NEW, name: '河湾网格', type: 'rural' }, squareAt(103.84, 25.6))]);
  const answer = await desk.services.readGridFile('网格.geojson', piecesOf(Buffer.from(JSON.stringify(file))));
  if (!answer.ok || answer.value.kind !== 'read') throw new Error('the file was not read');
  const { importId } = answer.value;
  const columns = { code: 'code', name: 'name', type: 'type' };
  expect(await desk.value('grids.check', { importId, system: 'WGS84', columns })).toMatchObject({ added: 1, bad: 0 });
  return importId;
};

describe('outlines of grids from a file, over NATS', () => {
  it('reach every console where the login may write them, and are taken back everywhere', async () => {
    const [keeper, other] = [await desks.open('platform'), await desks.open('township')];
    const importId = await read(keeper);
    expect(await keeper.value('grids.take', { importId })).toMatchObject({ entries: 1, done: 1 });
    for (const desk of [keeper, other]) await eventually('it has come', () => desk.store.read.grid(NEW) !== undefined, LONG_MS);
    expect(other.store.read.grid(NEW)).toMatchObject({ area: VILLAGE, geometry: { coordinates: [squareAt(103.84, 25.6)] } });
    expect(await keeper.value('grids.takeBack', { importId })).toMatchObject({ back: { entries: 1, left: [] } });
    for (const desk of [keeper, other]) await eventually('it is gone', () => desk.store.read.grid(NEW) === undefined, LONG_MS);
  });

  it('are refused, and the console says so, where the server keeps the grids from the login', async () => {
    const desk = await desks.open('township');
    const importId = await read(desk);
    expect(await desk.value('grids.take', { importId })).toMatchObject({ entries: 1, done: 0, problem: 'refused' });
    expect(desk.store.read.grid(NEW)).toBeUndefined();
    expect(desk.line()).toMatchObject({ kind: 'online' });
  });
});
