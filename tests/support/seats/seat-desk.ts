import type { CaseRow, CommandName, Input } from '../../../preload/contract';
import { allSent, give, report, until, type createConsoles } from '../consoles';
import type { Console } from '../electron';
import { chairsOf, committeeOf, DISTRICT, POWER, TOWNSHIP, type Chair, type ChairName } from './seats';
import { MERGED_INTO, type Situation } from './situations';
import type { Places } from './expected';
import { steps, type StepWorld } from './steps';

/** One console at which a test takes one chair after the other. */
export interface SeatDesk extends Places {
  readonly desk: Console;
  readonly chairs: readonly Chair[];
  /** Takes a chair; resolves when the settings are written, the windows follow. */
  sit(name: ChairName): Promise<void>;
  /** Gives a command from the chair taken; throws what it was refused with. */
  must<N extends CommandName>(name: N, input: Omit<Input<`cases.${N}`>, 'commandId'>): Promise<void>;
  /** The case as the chair taken is told of it; undefined: out of its sight. */
  rowOf(caseId: string): Promise<CaseRow | undefined>;
  /** Brings each situation about. @returns the cases' ids by the situations' names */
  bringAbout(situations: readonly Situation[]): Promise<ReadonlyMap<string, string>>;
}

/** Words every case's title begins with, and those of the cases that are with a level above the village. */
export const WORDS = '席位';
export const ABOVE = '已上报';
export const titleOf = ({ name, inCharge }: Situation): string => [WORDS, ...(inCharge ? [ABOVE] : []), name].join(' ');

const mostOf = (names: readonly ChairName[]): ChairName | undefined => {
  const count = (name: ChairName) => names.filter((one) => one === name).length;
  return names.toSorted((a, b) => count(b) - count(a))[0];
};

/** Starts a console in a township with grids of two villages. */
export const startSeatDesk = async (consoles: ReturnType<typeof createConsoles>): Promise<SeatDesk> => {
  const desk = await consoles.start();
  const gridsOf = async () => {
    const grids = await desk.griddesk('directory.grids', { area: TOWNSHIP });
    return grids.ok ? grids.value : [];
  };
  await until('the township has grids of two villages', async () => new Set((await gridsOf()).map(({ area }) => area)).size > 1);
  const grids = await gridsOf();
  const grid = grids[0]!;
  const village = grid.area;
  const neighbour = grids.find(({ area }) => area !== village)!.area;
  const [lon, lat] = grid.geometry.coordinates.flat(grid.geometry.type === 'Polygon' ? 1 : 2)[0] as unknown as [number, number];
  const chairs = chairsOf(village, neighbour);

  const sit: SeatDesk['sit'] = async (name) => {
    const now = await desk.griddesk('settings.read');
    if (!now.ok) throw new Error(now.error.message);
    const { operatorId, operatorName } = now.value.seat;
    const { role, area, departmentId }: Chair = chairs.find((chair) => chair.name === name)!;
    const seat = { operatorId, operatorName, role, area, ...(departmentId === undefined ? {} : { departmentId }) };
    const answer = await desk.griddesk('settings.update', { seat });
    if (!answer.ok) throw new Error(answer.error.message);
  };
  const rowOf: SeatDesk['rowOf'] = async (caseId) => {
    const answer = await desk.griddesk('cases.read', { caseId });
    return answer.ok ? answer.value.row : undefined;
  };
  const must: SeatDesk['must'] = async (name, input) => {
    const answer = await give(desk, name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}: ${answer.error.message}`);
  };
  const world = (mergedInto: string): StepWorld => ({
    taskOf: async (caseId, departmentId) => (await rowOf(caseId))!.tasks.findLast((task) => task.departmentId === departmentId)!.taskId,
    requestOf: async (caseId) => (await rowOf(caseId))!.requests[0]!.requestId,
    power: POWER,
    committee: committeeOf(village),
    neighbour: committeeOf(neighbour),
    township: TOWNSHIP,
    district: DISTRICT,
    mergedInto,
  });

  const bringAbout: SeatDesk['bringAbout'] = async (situations) => {
    const cases = new Map<string, string>();
    await sit('dispatcher');
    for (const situation of situations) {
      const place = { gridCode: grid.gridCode, location: { lon, lat, crs: 'WGS84' as const } };
      cases.set(situation.name, await report(desk, { title: titleOf(situation), ...place }));
    }
    const around = world(cases.get(MERGED_INTO) ?? '');
    const left = situations.map(({ name, steps: path }) => ({ caseId: cases.get(name)!, path: [...path] }));
    const waiting = () => left.flatMap(({ path }) => (path[0] === undefined ? [] : [steps[path[0]].chair]));
    // A chair does all that waits for it before the next is taken: most of the time goes into changing chairs.
    for (let chair: ChairName | undefined = 'dispatcher'; chair !== undefined; chair = mostOf(waiting())) {
      const sitting = chair;
      await sit(sitting);
      await Promise.all(
        left.map(async ({ caseId, path }) => {
          for (let [step] = path; step !== undefined && steps[step].chair === sitting; [step] = path) {
            const [name, input] = await steps[step].give(caseId, around);
            await must(name, input);
            path.shift();
          }
        }),
      );
    }
    await sit('dispatcher');
    await allSent(desk);
    return cases;
  };
  return { desk, chairs, village, neighbour, sit, must, rowOf, bringAbout };
};
