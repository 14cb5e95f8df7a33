import { randomBytes } from 'node:crypto';

// Whoever read it may be gone (a closed terminal); that is no reason to end.
process.stderr.on('error', () => {});

/**
 * The console's own log goes to stderr, for whoever started it. It never holds the text of a case or anything about a
 * person: so of an error only its kind and the place are written, never its message, which may quote what it met.
 */
export const log = (line: string): void => {
  process.stderr.write(`griddesk: ${line.replaceAll(/\s*\n\s*/g, ' | ')}\n`);
};

/** Kind, code and place of an error. */
export const placeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return `thrown ${typeof error}`;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause === undefined ? '' : `; caused by ${placeOf(error.cause)}`;
  return `${error.name}${code} ${frames
    .slice(0, 6)
    .map((line) => line.trim())
    .join(' < ')}${cause}`;
};

/** Logs an error nobody expected and gives the reference by which an operator can tell of it. */
export const logUnexpected = (where: string, error: unknown): string => {
  const reference = randomBytes(4).toString('hex');
  log(`unexpected [${reference}] in ${where}: ${placeOf(error)}`);
  return reference;
};
