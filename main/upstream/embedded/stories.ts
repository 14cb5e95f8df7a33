import type { ScriptCase } from './script';

/** A story that every demo tells; tests and the demo runner find it by its title. */
export interface Story extends ScriptCase {
  readonly category: string;
  /** Kinds of department it is sent to; the first leads. */
  readonly departments: readonly string[];
  /** The village it happens in where that lies in the area in charge. */
  readonly village: string;
  readonly source: 'app' | 'hotline';
  readonly reporter?: { readonly id: string; readonly name: string; readonly phone: string };
  /** What the reporter adds while waiting. */
  readonly addition: string;
  readonly helpers: string;
}

/** Story 1: a dead tree over a power line, reported by a grid member who stays to warn passers-by. */
export const DEAD_TREE_STORY: Story = {
  category: 'power-tree',
  departments: ['power-supply', 'village-committee'],
  village: '座棚村',
  source: 'app',
  spot: '',
  title: '枯死大树压向电力线，随时可能倒下',
  text: '{place}路边一棵枯死的大树倾斜压向十千伏电力线，风一吹就晃，树下是学生上学的必经路。我在现场守着，提醒过往行人绕行，请尽快派人处理。',
  urgent: true,
  photo: 'dead-tree',
  after: 'tree-felled',
  done: ['已停电，枯树分三段锯倒并清离线路，检查导线无损伤后恢复送电，隐患消除。'],
  helpers: '村干部已到场拉起警戒绳，引导学生和车辆绕行，协助清运树干，现场已恢复通行。',
  addition: '我还在路口守着，已经劝住两辆车绕行，树又往下斜了一点。',
};

/** Story 2: a resident says that the road to the hills has collapsed in several places. */
export const ROAD_STORY: Story = {
  category: 'road-damage',
  departments: ['transport', 'village-committee'],
  village: '大德村',
  source: 'hotline',
  reporter: { id: 'caller-0002', name: '李山茶', phone: '10009990002' },
  spot: '',
  title: '通往后山的路塌了好几处，车过不去',
  text: '{place}居民来电：昨夜下大雨，通往后山的路塌了好几处，最宽的地方有四五米，山上还有十来户人家，车子过不去，想问什么时候能修。',
  photo: 'road-collapse',
  after: 'road-repaired',
  done: ['已清理塌方四处约六十方，填筑路基并压实，便道抢通，小车可以通行，后续按计划修复路面。'],
  helpers: '已在塌方两端设置警示和绕行指引，逐户告知山上农户，并协助抢修人员运送材料。',
  addition: '山上有一位老人后天要去卫生院复查，麻烦抓紧一点。',
};

export const STORIES: readonly Story[] = [DEAD_TREE_STORY, ROAD_STORY];
export const storyOf = (title: string): Story | undefined => STORIES.find((story) => story.title === title);
