import { randomInt } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U, so that nothing written by hand is taken for something else. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 6;
const PER_GROUP = 5;

/** A recovery key for paper: six groups of five, 150 bits of chance, as `7K2QF-…`. 恢复密钥 */
export const newRecoveryCode = (): string =>
  Array.from({ length: GROUPS }, () => Array.from({ length: PER_GROUP }, () => DIGITS[randomInt(DIGITS.length)]).join('')).join('-');

/** What was typed from paper, as it was meant: case, gaps and look-alikes do not matter. */
export const recoveryDigits = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
