import type { CareKind } from '../../../../preload/contract';
import type { Random } from '../random';

/** How people of one kind of care are invented. */
export interface CareRule {
  readonly ages: readonly [number, number];
  readonly level: (random: Random) => number;
  /** Days between visits at a level (defaults of the field; 2 weeks, 1 and 3 months for mental health). */
  readonly everyDays: (level: number) => number;
  readonly guardian?: readonly string[];
  /** Share with a phone of their own. */
  readonly phone: number;
  readonly notes: readonly string[];
}

export const CARE_RULES: Readonly<Record<CareKind, CareRule>> = {
  'mental-health': {
    ages: [22, 66],
    level: (random) => Number(random.weighted({ 0: 60, 1: 18, 2: 13, 3: 6, 4: 3 })),
    everyDays: (level) => (level >= 1 ? 14 : 90),
    guardian: ['父亲', '母亲', '配偶', '兄弟', '姐妹'],
    phone: 0.5,
    notes: ['按时服药，由监护人保管药品。', '情绪平稳，能做简单农活。', '季节交替时睡眠差，须留意。'],
  },
  'left-behind-child': {
    ages: [4, 15],
    level: (random) => (random.chance(0.15) ? 2 : 1),
    everyDays: (level) => (level >= 2 ? 7 : 30),
    guardian: ['祖父', '祖母', '外祖父', '外祖母', '姑姑'],
    phone: 0.05,
    notes: ['父母在省外务工，每周视频联系。', '随祖辈生活，在中心学校就读。', '假期须提醒防溺水。'],
  },
  'left-behind-elder': {
    ages: [62, 86],
    level: (random) => random.int(0, 2),
    everyDays: () => 30,
    guardian: ['儿子', '女儿', '邻居'],
    phone: 0.7,
    notes: ['子女在外务工，节日返乡。', '行动尚便，自种菜地。'],
  },
  'lives-alone': {
    ages: [66, 92],
    level: (random) => random.int(1, 3),
    everyDays: (level) => (level >= 3 ? 1 : 30),
    guardian: ['邻居', '侄子', '女儿'],
    phone: 0.45,
    notes: ['无手机，早晚各看望一次。', '患高血压，须提醒服药。', '取暖用炭火，注意通风。'],
  },
  disability: {
    ages: [18, 74],
    level: (random) => random.int(1, 4),
    everyDays: () => 30,
    guardian: ['配偶', '父亲', '儿子', '女儿'],
    phone: 0.75,
    notes: ['持证，享受护理补贴。', '轮椅出行，门前有坡道。'],
  },
};
/** How common each kind is. */
export const CARE_RATES = {
  'mental-health': 27,
  'left-behind-child': 26,
  'left-behind-elder': 20,
  'lives-alone': 17,
  disability: 10,
} as const;
