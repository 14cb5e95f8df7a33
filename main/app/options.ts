import * as v from 'valibot';
import { AreaCode, Code, ROLES, UpstreamAddress } from '../../preload/contract';
import { isTiandituServer } from '../domain';

/**
 * The options the console is started with; also the automation contract. Every option may be written `--area X` or
 * `--area=X`, once.
 */
const Options = v.strictObject({
  /** Folder of everything this console keeps. */
  data: v.optional(v.pipe(v.string(), v.minLength(1, 'a folder'))),
  upstream: v.optional(UpstreamAddress),
  area: v.optional(AreaCode),
  role: v.optional(v.picklist(ROLES, `one of ${ROLES.join(', ')}`)),
  department: v.optional(v.pipe(Code, v.regex(/^\S+$/, 'a department id'))),
  /** Random seed of the embedded platform. */
  seed: v.optional(v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'a whole number'), v.transform(Number))),
  /** Pace of the embedded platform; 0: no events of its own. */
  'demo-speed': v.optional(v.pipe(v.string(), v.regex(/^\d{1,4}(\.\d{1,3})?$/, 'a number, 0 or more'), v.transform(Number))),
  /** Seconds that what leaves the house waits and can be taken back; 0: none. */
  'undo-seconds': v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,2}$/, 'a whole number from 0 to 60'),
      v.transform(Number),
      v.maxValue(60, 'a whole number from 0 to 60'),
    ),
  ),
  lang: v.optional(v.picklist(['zh-CN', 'en'], 'zh-CN or en')),
  /** Another server that speaks as Tianditu does: a province's, or a test's. */
  tianditu: v.optional(v.pipe(v.string(), v.check(isTiandituServer, 'https://host, or http:// on this machine, without a path'))),
  /** Name of the environment variable that holds the passphrase. */
  'passphrase-env': v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z_]\w*$/, 'the name of an environment variable'))),
});
export type Options = v.InferOutput<typeof Options>;

export type ParsedOptions = { readonly ok: true; readonly options: Options } | { readonly ok: false; readonly message: string };

const NAMES = new Set(Object.keys(Options.entries));

/**
 * Switches that belong to Chromium, Electron or Node and may stand among ours. They never take a separate value, so
 * what follows one is never swallowed. Whole families are let through because Chromium's list is endless; everything
 * else that is not ours is an error, so that a typing mistake is never ignored.
 */
const FOREIGN = new Set([
  'no-sandbox',
  'no-zygote',
  'in-process-gpu',
  'single-process',
  'no-first-run',
  'password-store',
  'user-data-dir',
  'use-mock-keychain',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'js-flags',
  'log-file',
  'log-level',
  'v',
  'vmodule',
  'trace-warnings',
  'trace-deprecation',
  'use-gl',
  'use-angle',
  'ignore-gpu-blocklist',
  'ozone-platform',
  'ozone-platform-hint',
  'high-dpi-support',
  'original-process-start-time',
]);
const FOREIGN_FAMILY = /^(enable|disable|force)-/;
const isForeign = (name: string): boolean => FOREIGN.has(name) || FOREIGN_FAMILY.test(name);

const refuse = (message: string): ParsedOptions => ({ ok: false, message });

/** What stood there, safe to print on one line. */
const quoted = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);

/**
 * Parses the arguments that are meant for the app (see `ownArguments`). `env` is looked into only to see that the
 * passphrase's variable is there. The message is one line that names the option.
 */
export const parseOptions = (args: readonly string[], env: Readonly<Record<string, string | undefined>>): ParsedOptions => {
  const given: Record<string, string> = {};
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at]!;
    if (!arg.startsWith('--')) return refuse(`unexpected argument ${quoted(arg)}`);
    const equals = arg.indexOf('=');
    const name = arg.slice(2, equals < 0 ? undefined : equals);
    if (!NAMES.has(name)) {
      if (isForeign(name)) continue;
      return refuse(`unknown option ${quoted(`--${name}`)}`);
    }
    if (name in given) return refuse(`--${name} is given twice`);
    const value = equals < 0 ? args[(at += 1)] : arg.slice(equals + 1);
    if (value === undefined || (equals < 0 && value.startsWith('--'))) return refuse(`--${name} needs a value`);
    given[name] = value;
  }
  const parsed = v.safeParse(Options, given);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    const name = String(issue.path?.[0]?.key ?? '');
    return refuse(`--${name} ${quoted(given[name] ?? '')}: expected ${issue.message}`);
  }
  const options = parsed.output;
  const secret = options['passphrase-env'];
  if (secret !== undefined) {
    const length = env[secret]?.length ?? 0;
    if (length === 0) return refuse(`--passphrase-env ${secret}: this environment variable is not set`);
    // As long as one that is typed in; see the channel boot.unlock.
    if (length < 8) return refuse(`--passphrase-env ${secret}: a passphrase has at least 8 characters`);
  }
  if (options.department !== undefined && options.role !== undefined && options.role !== 'department')
    return refuse(`--department goes with --role department, not with --role ${options.role}`);
  return { ok: true, options };
};

/**
 * The part of the command line that is meant for the app. A packaged build gets all of it. An unpackaged start names
 * the app's folder or its main file first (`electron [Electron's own options] APP [the app's options]`); all up to it
 * is Electron's.
 */
export const ownArguments = (argv: readonly string[], packaged: boolean): readonly string[] => {
  if (packaged) return argv.slice(1);
  for (let at = 1; at < argv.length; at += 1) {
    const arg = argv[at]!;
    if (arg === '-r' || arg === '--require') at += 1;
    else if (!arg.startsWith('-')) return argv.slice(at + 1);
  }
  return [];
};
