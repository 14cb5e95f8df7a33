/**
 * Masking is the default everywhere (Personal Information Protection Law, articles 6 and 28–31): a name keeps its
 * surname, numbers their first three and last four digits, an address its villagers' group. 脱敏
 */

/** Compound surnames in use; anything else is a surname of one character. 复姓 */
const COMPOUND = new Set(
  (
    '欧阳 司马 诸葛 上官 司徒 夏侯 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 东方 南宫 端木 独孤 司空 轩辕 百里 呼延 东郭 南门 西门 ' +
    '公冶 澹台 太史 申屠 公羊 濮阳 淳于 单于 仲孙 钟离 闾丘 鲜于 赫连 拓跋 夹谷 宰父 谷梁 段干 漆雕 乐正 壤驷 公良 完颜'
  ).split(' '),
);

/** Enough stars to say that something is there, too few to count it. */
const HIDDEN = '**';

/** 欧阳锋 → 欧阳*, 王小明 → 王**; of a name in Latin letters the family name, written last, stays. */
export const maskName = (name: string): string => {
  const trimmed = name.trim();
  if (trimmed === '') return '';
  if (/^[\p{Script=Latin}\s.'’-]+$/u.test(trimmed)) {
    const words = trimmed.split(/\s+/);
    return words.length > 1 ? `${HIDDEN} ${words.at(-1)}` : `${[...trimmed][0] ?? ''}${HIDDEN}`;
  }
  const letters = [...trimmed];
  // A compound surname alone is taken for a name of one-character surname and one-character given name.
  const kept = letters.length > 2 && COMPOUND.has(letters.slice(0, 2).join('')) ? 2 : 1;
  return letters.slice(0, kept).join('') + '*'.repeat(Math.min(2, Math.max(1, letters.length - kept)));
};

/** Keeps three at the front and four at the end; what is too short for that is hidden whole. */
const maskNumber = (number: string, shortest: number): string => {
  const letters = [...number.trim()];
  if (letters.length < shortest) return '*'.repeat(Math.min(letters.length, 6));
  return letters.slice(0, 3).join('') + '*'.repeat(letters.length - 7) + letters.slice(-4).join('');
};

/** 10001234567 → 100****4567. */
export const maskPhone = (phone: string): string => maskNumber(phone, 10);

/** 530303199001011234 → 530***********1234. */
export const maskIdNumber = (idNumber: string): string => maskNumber(idNumber, 10);

/** From the finest to the coarsest part of an address that may be shown. */
const LEVELS: readonly RegExp[] = [
  /^.*?(?:[村居]民小组|小组|[\d一二三四五六七八九十]+[组社队])/u,
  /^.*(?:村民委员会|居民委员会|居委会|村委会|社区|村)/u,
  /^.*(?:街道|镇|乡)/u,
  /^.*(?:区|县)/u,
];

/** 播乐乡罗木村3组12号 → 播乐乡罗木村3组***; where no level is recognised, everything is hidden. */
export const maskAddress = (address: string): string => {
  const shown = LEVELS.map((level) => level.exec(address)?.[0]).find((part) => part !== undefined) ?? '';
  return shown === address ? address : `${shown}***`;
};
