import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { CaseRow, PersonRow, Suggestion, TimelineEntry, type Person } from '../../../preload/contract';
import { careOf, indexOf, suggest, toPersonRow, toRow, toTimeline } from '../../../main/domain';
import {
  COMMITTEE,
  departments,
  EMERGENCY,
  HOUR,
  MONDAY,
  POWER,
  reported,
  rulebook,
  seatOf,
  STORIES,
  Story,
  TOWNSHIP,
  VILLAGE,
  weekdays,
} from './world';
import { careRules } from '../../support/small-world';

const names = {
  area: (code: string) => ({ code, name: `区域${code}`, level: 'village' as const, parent: null }),
  grid: (code: string) => ({
    gridCode: code,
    name: `网格${code.slice(-3)}`,
    type: 'rural' as const,
    area: `${VILLAGE}-01`,
    households: 20,
    members: [],
    geometry: { type: 'Polygon' as const, coordinates: [] },
  }),
  department: (id: string) => departments.find((department) => department.id === id),
  member: (id: string) => ({
    id,
    name: '赵网格',
    phone: '10007654321',
    role: 'grid-member' as const,
    area: VILLAGE,
    grids: [],
    onDuty: true,
  }),
};
const reporter = { id: 'gm-1', name: '欧阳小明', phone: '10001234567' };
const index = (story: Story) => indexOf(story.state, rulebook, weekdays);
const row = (story: Story, problems: CaseRow['problems'] = []) =>
  toRow({ rev: 3, state: story.state, index: index(story), problems, unread: true, pending: 2 }, seatOf('dispatcher'), names, rulebook);

describe('a row', () => {
  it('fits the contract in every state', () => {
    for (const tell of Object.values(STORIES)) expect(v.safeParse(CaseRow, row(tell())).issues).toBeUndefined();
  });

  it('says what, where, who and what to do, with the person masked', () => {
    const story = new Story(
      reported({ reporter, title: '枯树\u202e压线', location: { lon: 103.85, lat: 25.86, crs: 'WGS84', address: '村口' } }),
    )
      .accepted()
      .dispatched(POWER);
    expect(row(story)).toMatchObject({
      rev: 3,
      number: '1123-001',
      township: TOWNSHIP,
      village: VILLAGE,
      villageName: `区域${VILLAGE}`,
      gridName: '网格001',
      state: 'dispatched',
      priority: 'urgent',
      title: '枯树压线',
      address: '村口',
      lon: 103.85,
      lat: 25.86,
      reporterName: '欧阳**',
      reporterPhone: '100****4567',
      unread: true,
      pending: 2,
      verified: false,
      clock: { stage: 'handle' },
      tasks: [{ departmentName: 'power-supply', state: 'sent', actions: ['recall'] }],
      actions: expect.arrayContaining(['dispatch', 'recall', 'reply', 'note', 'escalate']),
      inCharge: TOWNSHIP,
      slips: [],
      requests: [],
    });
    expect(JSON.stringify(row(story))).not.toContain('小明');
  });

  it('shows what the lead is asked for until it is decided, and each slip with its answer', () => {
    const story = STORIES['asked for more time']!();
    const [request] = row(story).requests;
    expect(request).toMatchObject({ kind: 'extension', reason: '等设备', byName: 'department', at: story.now });
    story.do('lead', 'answer', { requestId: request!.requestId, granted: false });
    expect(row(story).requests).toEqual([]);
    expect(row(STORIES['a slip answered']!()).slips).toMatchObject([{ level: 'blue', answer: { text: '人手已到位' } }]);
    expect(row(STORIES['offered for checking']!()).offeredTo).toEqual(['gm-0001']);
    expect(row(STORIES['escalated']!()).inCharge).toBe('530303');
  });

  it('shows the answer of each task', () => {
    const story = STORIES['feedback']!();
    expect(row(story).tasks).toMatchObject([{ state: 'completed', answer: '已处置', endedAt: story.now }]);
    expect(row(STORIES['verified']!()).verified).toBe(true);
  });

  it('has no place when the reported one cannot be believed', () => {
    expect(row(new Story(reported({ location: { lon: 0, lat: 0, crs: 'WGS84' } })))).toMatchObject({ lon: undefined, lat: undefined });
    expect(row(new Story(), ['location-outside'])).toMatchObject({ lon: undefined, problems: ['location-outside'] });
  });
});

describe('the order of the queue', () => {
  const order = (story: Story) => index(story).order;

  it('is urgent first, then by due time, then what stands still, and the ended last, the latest first', () => {
    const later = { at: '2026-11-23T10:00:00+08:00' };
    const stories = [
      new Story(reported({ urgency: 'urgent' })),
      new Story(reported({ urgency: 'urgent' }, later)),
      new Story(),
      new Story(reported({}, later)),
      new Story().accepted('routine').dispatched(POWER),
      STORIES['suspended while filed']!(),
      new Story().wait(HOUR).do('dispatcher', 'reject', { reason: '?' }),
      new Story().do('dispatcher', 'reject', { reason: '?' }),
    ];
    expect(stories.map(order)).toEqual(stories.map(order).toSorted((a, b) => a - b));
    expect(new Set(stories.map(order)).size).toBe(stories.length);
  });
});

describe('the index of a case', () => {
  it('holds what is searched for, and no person', () => {
    const story = new Story(
      reported({ reporter, description: '随风\n摇晃', location: { lon: 103.85, lat: 25.86, crs: 'WGS84', address: '罗木村口' } }),
    );
    expect(index(story).searchText).toBe('1123-001\n枯树压线\n随风\n摇晃\n罗木村口');
  });

  it('knows the village by the area, else by the grid, else not', () => {
    expect(index(new Story(reported({ gridCode: undefined }, { area: VILLAGE }))).village).toBe(VILLAGE);
    expect(index(new Story()).village).toBe(VILLAGE);
    expect(index(new Story(reported({ gridCode: '530303102201001' }))).village).toBeUndefined();
    expect(index(new Story(reported({ gridCode: 'G-7' }))).village).toBeUndefined();
  });

  it('lists departments once and the states of all tasks', () => {
    expect(index(STORIES['back after a failed check']!().dispatched(POWER))).toMatchObject({
      departments: [POWER],
      taskStates: ['completed', 'sent'],
      open: true,
    });
    expect(index(STORIES['closed']!())).toMatchObject({ open: false, clock: undefined, taskClocks: {} });
  });
});

describe('the timeline', () => {
  it('tells each event with names for ids and nobody unmasked, unknown ones too', () => {
    const story = new Story(reported({ reporter })).handled();
    const strange = { ...reported(), type: 'case.blessed', data: { name: '王小明', text: '好\u0007' } };
    const entries = toTimeline(
      [...story.events, strange].map((envelope) => ({ envelope: envelope as never, pending: envelope === strange })),
      names,
    );
    for (const entry of entries) expect(v.safeParse(TimelineEntry, entry).issues).toBeUndefined();
    expect(entries[0]).toMatchObject({
      type: 'case.reported',
      known: true,
      at: MONDAY,
      actor: { kind: 'reporter', name: '张*' },
      data: { reporter: { name: '欧阳**', phone: '100****4567' } },
    });
    expect(entries.filter((entry) => entry.type.startsWith('task.')).map((entry) => entry.data['departmentName'])).toEqual([
      'power-supply',
      'power-supply',
      'power-supply',
    ]);
    expect(entries.at(-1)).toMatchObject({ known: false, pending: true, data: { name: '王**', text: '好' } });
  });
});

describe('a person in care', () => {
  const person: Person = {
    id: 'p-1',
    name: '诸葛小花',
    idNumber: '530303201811240010',
    phone: '10001112222',
    birthDate: '2018-11-24',
    sex: 'female',
    address: '播乐乡罗木村3组12号',
    gridCode: `${VILLAGE}001`,
    location: { lon: 103.85, lat: 25.86 },
    responsible: 'gm-9',
    care: [
      {
        kind: 'left-behind-child',
        level: 2,
        since: '2024-03-01',
        guardian: { name: '诸葛奶奶', phone: '10003334444', relation: '祖母' },
        notes: '怕生',
      },
    ],
    visitPlan: { everyDays: 30, nextDue: '2026-11-30', lastVisit: '2026-10-31' },
  };

  const shownAt = (now: number) =>
    toPersonRow({ person, state: careOf(person), rev: 7 }, names, {
      rules: careRules,
      role: 'dispatcher',
      now,
      pending: 0,
      member: names.member,
      nearby: [],
      isOpen: () => false,
    });

  it('is shown masked, with the age instead of the date of birth', () => {
    const shown = shownAt(MONDAY);
    expect(v.safeParse(PersonRow, shown).issues).toBeUndefined();
    expect(shown).toMatchObject({
      name: '诸葛**',
      phone: '100****2222',
      idNumber: '530***********0010',
      age: 7,
      address: '播乐乡罗木村3组***',
      village: VILLAGE,
      gridName: '网格001',
      nextDue: Date.parse('2026-11-30T00:00:00+08:00'),
      lastVisit: Date.parse('2026-10-31T00:00:00+08:00'),
      responsibleName: '赵网格',
      responsiblePhone: '100****4321',
      care: [{ kind: 'left-behind-child', level: 2, since: '2024-03-01' }],
    });
    for (const secret of ['小花', '奶奶', '怕生', '12号', '2018-11-24']) expect(JSON.stringify(shown)).not.toContain(secret);
  });

  it('is a year older on the birthday, local time', () => {
    expect(shownAt(Date.parse('2026-11-23T15:59:59Z')).age).toBe(7);
    expect(shownAt(Date.parse('2026-11-23T16:00:00Z')).age).toBe(8);
  });
});

describe('suggestions', () => {
  const of = (story: Story, similar: Story[] = []) =>
    suggest({
      state: story.state,
      now: MONDAY,
      rulebook,
      calendar: weekdays,
      departments,
      similar: similar.map((other) => other.state),
    });

  it('are the usual departments of the category, the first leading, and the village committee', () => {
    const found = of(new Story().accepted());
    expect(found).toEqual([
      { departmentId: POWER, lead: true, reason: 'category', values: { category: 'power-tree' } },
      { departmentId: EMERGENCY, lead: false, reason: 'category', values: { category: 'power-tree' } },
      { departmentId: COMMITTEE, lead: false, reason: 'village-of-case', values: { village: 'village-committee' } },
    ]);
    for (const suggestion of found) expect(v.is(Suggestion, suggestion)).toBe(true);
  });

  it('leave out who is at work already', () => {
    expect(of(new Story().accepted().dispatched(POWER)).map(({ departmentId, lead }) => [departmentId, lead])).toEqual([
      [EMERGENCY, true],
      [COMMITTEE, false],
    ]);
  });

  it('remember who has handled such cases', () => {
    const before = new Story().accepted().dispatched(POWER).acknowledged().completed();
    const unsorted = new Story(reported({ category: undefined, gridCode: undefined }));
    expect(of(unsorted, [before, before])).toEqual([{ departmentId: POWER, lead: true, reason: 'handled-before', values: { times: '2' } }]);
  });

  it('fall back on who is on duty', () => {
    expect(of(new Story(reported({ category: 'ufo' })))).toMatchObject([
      { departmentId: `party-government-office-${TOWNSHIP}`, lead: true, reason: 'on-duty' },
      { departmentId: COMMITTEE },
    ]);
  });
});
