import { join } from 'node:path';
import * as v from 'valibot';
import { fileUnder } from '../../../main/app/bundle';
import { ownArguments, parseOptions, type Options } from '../../../main/app/options';
import { startSettings } from '../../../main/app/start-settings';
import { isTrusted, originOf } from '../../../main/ipc/sender';
import { DEFAULTS } from '../../../main/settings/kept';
import { Settings } from '../../../preload/contract';
import type { Draw } from '../draw';
import { anything, brokenText } from '../malformed';
import { door } from './door';

/** A value that fits for every option; a new option without one does not compile. */
export const optionSamples: { readonly [N in keyof Options]-?: string } = {
  data: '/tmp/griddesk',
  upstream: 'nats://127.0.0.1:4222',
  area: '530303101',
  role: 'dispatcher',
  department: 'power-supply',
  seed: '7',
  'demo-speed': '0.5',
  'undo-seconds': '10',
  lang: 'en',
  tianditu: 'https://map.example.gov.cn',
  'passphrase-env': 'GRIDDESK_PASSPHRASE',
};
const NAMES = Object.keys(optionSamples) as (keyof Options)[];
const STRANGE = ['--x', '', '--', '-r', '--inspect', '--no-sandbox', '.', '--area=', 'out/main/index.js', '--__proto__'];

const drawArgument = (draw: Draw): string[] => {
  const kind = draw.below(8);
  if (kind === 0) return [draw.one(STRANGE)];
  if (kind === 1) return [String(anything(draw, 0))];
  const name = draw.one(NAMES);
  const value =
    draw.below(2) === 0 ? optionSamples[name] : draw.below(2) === 0 ? brokenText(draw, optionSamples[name]) : String(anything(draw, 0));
  return draw.below(2) === 0 ? [`--${name}=${value}`] : [`--${name}`, value];
};

/** Start options: what is taken fits the settings, what is not is refused in one line. */
export const startOptions = door<readonly string[], undefined>({
  name: 'start options',
  draw: (draw) => ({ input: Array.from({ length: draw.below(7) }, () => drawArgument(draw)).flat(), about: undefined }),
  put: (args) => {
    const own = ownArguments(['electron', ...args], args.length % 2 === 0);
    const parsed = parseOptions(own, { GRIDDESK_PASSPHRASE: 'a passphrase', SHORT: 'short' });
    if (!parsed.ok) return parsed.message.includes('\n') || parsed.message === '' ? 'a refusal that is not one line' : undefined;
    const started = startSettings(DEFAULTS.settings, parsed.options);
    if (!started.ok) return started.message.includes('\n') ? 'a refusal that is not one line' : undefined;
    return v.safeParse(Settings, started.settings).success ? undefined : 'settings that do not fit';
  },
});

const ADDRESS = 'app://griddesk/index.html?show=case';
const origins = new Set(['app://griddesk']);

interface Frame {
  readonly main: boolean;
  readonly id: number;
}

/** Pages that are not ours: none of them is answered. */
export const foreignFrames = door<string, Frame>({
  name: 'frames',
  draw: (draw) => ({
    input: draw.below(4) === 0 ? String(anything(draw, 0)) : brokenText(draw, ADDRESS),
    about: { main: draw.below(4) > 0, id: 1 + draw.below(2) },
  }),
  put: (url, { main, id }) => {
    const senderFrame = { url };
    const trusted = isTrusted(
      { sender: { id, mainFrame: main ? senderFrame : {} }, senderFrame },
      { knows: (known) => known === 1, origins },
    );
    return trusted && !(main && id === 1 && originOf(url) === 'app://griddesk') ? 'answered' : undefined;
  },
});

const PAGES = join('/', 'opt', 'griddesk', 'pages');
const PARTS = [
  '..',
  '.',
  '%2e%2e',
  '%2E.',
  '..%2f',
  '%5c',
  '\\',
  '%00',
  'etc',
  'passwd',
  'index.html',
  '',
  'C:',
  '%',
  '%252e%252e',
  '\u202e',
];

/** Addresses of app://: nothing outside the folder of the pages is meant by any. */
export const addresses = door<string, undefined>({
  name: 'addresses',
  draw: (draw) => ({
    input: Array.from({ length: 1 + draw.below(8) }, () => (draw.below(6) === 0 ? String(anything(draw, 0)) : draw.one(PARTS))).join('/'),
    about: undefined,
  }),
  put: (pathname) => {
    const file = fileUnder(PAGES, pathname);
    return file === undefined || file.startsWith(`${PAGES}/`) ? undefined : `means ${file}`;
  },
});
