import type { Random } from '../random';

/** Surnames as they are common in eastern Yunnan; given names are plants, weather and field work, so that everybody sees that nobody is meant. */
const SURNAMES = [...'张王李陈杨赵刘徐吕孙朱马黄何高罗郑谢唐崔浦樊念龚殷桂蒋尹段阮'];
const GIVEN = [
  '荞麦',
  '青禾',
  '山茶',
  '石榴',
  '晚稻',
  '小满',
  '谷雨',
  '竹溪',
  '云朵',
  '柿子',
  '松果',
  '白露',
  '春分',
  '秋阳',
  '向日葵',
  '高粱',
  '野菊',
  '水车',
  '梨花',
  '板栗',
  '油菜',
  '核桃',
  '霜降',
  '芒种',
  '麦冬',
  '当归',
  '木瓜',
  '红豆',
  '炊烟',
  '蓝靛',
  '星河',
  '远山',
  '苦荞',
  '花椒',
  '杨梅',
  '桑叶',
  '立夏',
  '朝霞',
  '晨露',
  '瓦檐',
];

export const inventedName = (random: Random): string => random.pick(SURNAMES) + random.pick(GIVEN);

export const surnameOf = (name: string): string => [...name][0]!;
export const nameOfFamily = (surname: string, random: Random): string => surname + random.pick(GIVEN);

const DIGITS = 10_000_000;

/** The `n`-th demo phone: eleven digits from 1000, a prefix no network uses; no two alike for `n` below ten million. */
export const inventedPhone = (n: number): string => `1000${String((n * 7_654_321 + 1_234_567) % DIGITS).padStart(7, '0')}`;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = [...'10X98765432'];

/** The check digit of a citizen number's first seventeen digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export const checkDigit = (seventeen: string): string =>
  CHECKS[WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(seventeen[i]), 0) % 11]!;

/** A number of the right shape whose check digit is wrong on purpose: it can belong to nobody. */
export const inventedIdNumber = (district: string, birthDate: string, sex: 'male' | 'female', random: Random): string => {
  const serial = random.int(0, 499) * 2 + (sex === 'male' ? 1 : 0);
  const body = district + birthDate.replaceAll('-', '') + String(serial).padStart(3, '0');
  const right = CHECKS.indexOf(checkDigit(body));
  return body + CHECKS[(right + random.int(1, 10)) % CHECKS.length]!;
};
