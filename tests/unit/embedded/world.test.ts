import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonical } from '../../../main/domain';
import { checkDigit } from '../../../main/upstream/embedded/world/invented';
import { entriesOf, generateWorld, type World } from '../../../main/upstream/embedded/world';
import { directorySchemas, type Grid } from '../../../preload/contract';
import { demoData } from '../../support/demo-data';
import { metresOutside } from '../../support/geometry';

const TODAY = '2026-11-23';
const digest = (world: World) => createHash('sha256').update(canonical(world)).digest('hex');
let world: World;
beforeAll(() => {
  world = generateWorld(demoData, 1, TODAY);
});

const count = <T>(list: readonly T[], test: (item: T) => boolean) => list.filter(test).length;
const ringOf = (grid: Pick<Grid, 'geometry'>) => grid.geometry.coordinates[0]!;

describe('the generated district', () => {
  it('is the same for the same seed and day, and another for another seed', () => {
    expect(digest(generateWorld(demoData, 1, TODAY))).toBe(digest(world));
    expect(digest(generateWorld(demoData, 2, TODAY))).not.toBe(digest(world));
  });

  it('is the same for one township made alone as within the whole', () => {
    const alone = generateWorld(demoData, 1, TODAY, '530303101');
    const within = <T extends { area?: unknown; gridCode?: string }>(list: readonly T[]) =>
      list.filter(({ gridCode }) => gridCode?.startsWith('530303101'));
    expect(alone.grids.length).toBeGreaterThan(300);
    expect(alone.grids).toEqual(within(world.grids));
    expect(alone.people).toEqual(within(world.people));
    expect(alone.members).toEqual(world.members);
    expect(alone.areas).toEqual(world.areas);
  });

  it('has exactly the townships, villages, groups and grids of the real one', () => {
    const levels = (level: string) => count(world.areas, (area) => area.level === level);
    expect([levels('district'), levels('township'), levels('village'), levels('group')]).toEqual([1, 11, 135, 1069]);
    expect(world.grids).toHaveLength(4378);
    expect(new Set(world.grids.map(({ gridCode }) => gridCode)).size).toBe(4378);
  });

  it('speaks the contract in every entry, with keys that no two entries share', () => {
    const entries = entriesOf(world);
    for (const { kind, key, value } of entries)
      expect(v.safeParse(directorySchemas[kind] as v.GenericSchema, value).issues, `${kind} ${key}`).toBeUndefined();
    expect(new Set(entries.map(({ kind, key }) => `${kind}/${key}`)).size).toBe(entries.length);
  });

  it('has all five types of grid, rural ones in villages and none of those in streets', () => {
    const types = new Set(world.grids.map(({ type }) => type));
    expect([...types].sort()).toEqual(['commercial', 'compound', 'rural', 'scattered', 'unit']);
    expect(count(world.grids, (grid) => grid.type === 'rural')).toBeGreaterThan(2000);
    expect(count(world.grids, (grid) => grid.type === 'rural' && grid.area.startsWith('5303030'))).toBe(0);
    expect(world.grids.every(({ households }) => households >= 10 && households <= 25)).toBe(true);
  });

  it('gives each grid one full-time member who knows the grid', () => {
    const members = new Map(world.members.map((member) => [member.id, member]));
    for (const grid of world.grids) {
      expect(grid.members).toHaveLength(1);
      expect(members.get(grid.members[0]!)).toMatchObject({ role: 'grid-member', grids: [grid.gridCode], area: grid.area });
    }
    expect(count(world.members, ({ role }) => role === 'grid-member')).toBe(4378);
    expect(count(world.members, ({ role }) => role === 'grid-leader')).toBe(135);
    expect(count(world.members, ({ role }) => role === 'duty')).toBe(44);
  });

  it('gives every township its departments and every village its committee', () => {
    for (const area of world.areas.filter(({ level }) => level === 'township')) {
      expect(world.departments.find(({ id }) => id === `power-supply-${area.code}`)?.name).toContain('供电所');
    }
    expect(count(world.departments, ({ kind }) => kind === 'village-committee')).toBe(135);
    expect(world.departments.find(({ id }) => id === 'village-committee-530303101003')?.area).toBe('530303101003');
  });
});

describe('the schematic map', () => {
  it('draws each grid as a closed ring that turns counter-clockwise and has some ground', () => {
    for (const grid of world.grids) {
      const ring = ringOf(grid);
      expect(ring.length, grid.gridCode).toBeGreaterThanOrEqual(4);
      expect(ring.at(-1)).toEqual(ring[0]);
      const doubleArea = ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0] * y - x * ring[i]![1], 0);
      // 1e-7 square degrees are about a thousand square metres.
      expect(doubleArea, grid.gridCode).toBeGreaterThan(2e-7);
      for (const degree of ring.flat()) expect(Math.abs(degree * 1e5 - Math.round(degree * 1e5))).toBeLessThan(1e-4);
    }
  });

  it('keeps every grid inside its village, every village inside its township, all inside the district', () => {
    const geometry = new Map(world.areas.flatMap((area) => (area.geometry ? [[area.code, area.geometry.coordinates[0]!] as const] : [])));
    const worst = (ring: readonly (readonly [number, number])[], outer: string) =>
      Math.max(...ring.map((corner) => metresOutside(corner, geometry.get(outer)!)));
    // Borders are bent and then drawn in straight pieces, so a corner may stand a few metres over.
    for (const grid of world.grids) expect(worst(ringOf(grid), grid.area), grid.gridCode).toBeLessThan(15);
    for (const area of world.areas)
      if (area.geometry && area.parent && geometry.has(area.parent))
        expect(worst(area.geometry.coordinates[0]!, area.parent), area.name).toBeLessThan(15);
  });

  it('lies within the bounds of the district and leaves no hole: the grids add up to it', () => {
    const surface = (ring: readonly (readonly [number, number])[]) =>
      Math.abs(ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0] * y - x * ring[i]![1], 0)) / 2;
    const district = world.areas.find(({ level }) => level === 'district')!.geometry!.coordinates[0]!;
    for (const [lon, lat] of district) expect(lon > 103.5 && lon < 104.35 && lat > 25.4 && lat < 26.1, `${lon} ${lat}`).toBe(true);
    const sum = world.grids.reduce((total, grid) => total + surface(ringOf(grid)), 0);
    expect(sum / surface(district)).toBeCloseTo(1, 2);
  });

  it('puts the centre of each township and village inside it', () => {
    for (const area of world.areas.filter(({ level }) => level === 'township' || level === 'village')) {
      expect(metresOutside(area.center!, area.geometry!.coordinates[0]!), area.name).toBe(0);
    }
  });
});

describe('the people in care', () => {
  it('are a few dozen a township, each in a grid of it, looked after by its member', () => {
    const grids = new Map(world.grids.map((grid) => [grid.gridCode, grid]));
    for (const { code } of world.areas.filter(({ level }) => level === 'township')) {
      const own = world.people.filter(({ gridCode }) => gridCode.startsWith(code));
      expect(own.length).toBeGreaterThanOrEqual(30);
      expect(own.length).toBeLessThanOrEqual(60);
    }
    for (const person of world.people) {
      const grid = grids.get(person.gridCode)!;
      expect(grid.members).toContain(person.responsible);
      expect(metresOutside([person.location.lon, person.location.lat], ringOf(grid))).toBe(0);
    }
  });

  it('look invented: phones no network uses, ID numbers whose check digit is wrong', () => {
    const phones = [
      ...world.members,
      ...world.departments,
      ...world.departments.flatMap(({ onDuty }) => onDuty),
      ...world.people,
      ...world.people.flatMap(({ care }) => care.flatMap(({ guardian }) => guardian ?? [])),
    ].flatMap(({ phone }) => phone ?? []);
    for (const phone of phones) expect(phone).toMatch(/^1000\d{7}$/);
    expect(new Set(phones).size).toBe(phones.length);
    for (const { idNumber, birthDate, sex } of world.people) {
      expect(idNumber).toMatch(/^530303\d{11}[\dX]$/);
      expect(idNumber.slice(6, 14)).toBe(birthDate.replaceAll('-', ''));
      expect(Number(idNumber[16]) % 2).toBe(sex === 'male' ? 1 : 0);
      expect(idNumber.at(-1)).not.toBe(checkDigit(idNumber.slice(0, 17)));
    }
  });

  it('knows the right check digit of the example in the standard', () => {
    expect(checkDigit('11010519491231002')).toBe('X');
    expect(checkDigit('44052418800101001')).toBe('4');
  });

  it('have a plan of visits around today, some behind it', () => {
    const behind = count(world.people, ({ visitPlan }) => visitPlan.nextDue < TODAY);
    expect(behind).toBeGreaterThan(10);
    expect(behind / world.people.length).toBeLessThan(0.2);
  });
});
