/**
 * What the scripts tell the person in front of them. Everything goes to stderr when `quiet` commands need stdout for their
 * answer (electron-path), so nothing here writes to stdout unless it is told to.
 */

const colour = process.stderr.isTTY && !process.env.NO_COLOR;
const bold = (text) => (colour ? `\u001b[1m${text}\u001b[22m` : text);

/** One line. @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** The name of the next thing that is done. @param {string} text */
export function headline(text) {
  say(`\n${bold(`== ${text}`)}`);
}

/** @param {number} ms @returns {string} "0.8 s", "2 min 5 s" */
export function duration(ms) {
  const seconds = ms / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/**
 * Shows that something slow is still alive: a line after two seconds, then one each five (each second, in place, on a
 * terminal).
 * @param {string} what
 * @param {() => string} [detail] more to say each time, such as megabytes so far
 * @returns {() => void} call it when the work has ended
 */
export function progress(what, detail = () => '') {
  const started = Date.now();
  const live = process.stderr.isTTY;
  let shown = false;
  const show = () => {
    const more = detail();
    const line = `   ${what}: ${duration(Date.now() - started)}${more && `, ${more}`}`;
    process.stderr.write(live ? `\r\u001b[2K${line}` : `${line}\n`);
    shown = true;
  };
  let repeat;
  const first = setTimeout(() => {
    show();
    repeat = setInterval(show, live ? 1000 : 5000);
  }, 2000);
  return () => {
    clearTimeout(first);
    clearInterval(repeat);
    if (shown && live) process.stderr.write('\r\u001b[2K');
  };
}

/** A problem that the reader can do something about: printed without a stack, exit 1. */
export class Refusal extends Error {}

/**
 * Runs a script's body and turns a Refusal into its message, anything else into its stack.
 * @param {() => Promise<number | void>} body its number is the exit code
 */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    say(error instanceof Refusal ? `\n${error.message}` : `\n${error?.stack ?? error}`);
    process.exitCode = 1;
  }
}
