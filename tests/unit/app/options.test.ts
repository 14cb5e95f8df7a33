import { describe, expect, it } from 'vitest';
import { ownArguments, parseOptions } from '../../../main/app/options';

const env = { PW: 'correct horse', EMPTY: '', SHORT: '1234567' };
const parse = (...args: string[]) => parseOptions(args, env);
const messageOf = (...args: string[]) => {
  const parsed = parse(...args);
  if (parsed.ok) throw new Error(`was accepted: ${args.join(' ')}`);
  return parsed.message;
};

describe('the start options', () => {
  it('are read in both spellings', () => {
    const spaced = parse('--area', '530303102', '--role', 'lead', '--seed', '7', '--demo-speed', '0.5', '--lang', 'en', '--data', '/x y');
    const joined = parse('--area=530303102', '--role=lead', '--seed=7', '--demo-speed=0.5', '--lang=en', '--data=/x y');
    expect(spaced).toEqual({
      ok: true,
      options: { area: '530303102', role: 'lead', seed: 7, 'demo-speed': 0.5, lang: 'en', data: '/x y' },
    });
    expect(joined).toEqual(spaced);
  });

  it('may all be absent', () => {
    expect(parse()).toEqual({ ok: true, options: {} });
  });

  it('let the switches of Chromium and Node through without swallowing what follows', () => {
    expect(
      parse(
        '--no-sandbox',
        '--inspect=0',
        '--remote-debugging-port=0',
        '--password-store=basic',
        '--enable-logging',
        '--disable-gpu',
        '--area',
        '530303',
      ),
    ).toEqual({ ok: true, options: { area: '530303' } });
  });

  it.each([
    [['--bogus'], '--bogus'],
    [['--Area', '530303'], '--Area'],
    [['--area', '12'], '--area'],
    [['--area=5303031011'], '--area'],
    [['--area', '53030310x'], '--area'],
    [['--area'], '--area'],
    [['--area', '--role', 'lead'], '--area'],
    [['--area='], '--area'],
    [['--role', 'king'], '--role'],
    [['--seed', '-1'], '--seed'],
    [['--seed', '1.5'], '--seed'],
    [['--demo-speed', 'fast'], '--demo-speed'],
    [['--demo-speed', 'Infinity'], '--demo-speed'],
    [['--lang', 'fr'], '--lang'],
    [['--upstream', 'http://x'], '--upstream'],
    [['--passphrase-env', 'NOT_THERE'], '--passphrase-env'],
    [['--passphrase-env', 'EMPTY'], '--passphrase-env'],
    [['--passphrase-env', 'SHORT'], '--passphrase-env'],
    [['--area', '530303', '--area', '530303'], '--area'],
    [['--role', 'lead', '--department', 'd1'], '--department'],
    [['stray'], 'stray'],
    [['-x'], '-x'],
    [['--'], '--'],
  ])('refuse %j in one line that names it', (args, named) => {
    const message = messageOf(...args);
    expect(message).toContain(named);
    expect(message).not.toContain('\n');
  });

  it('keep a refusal on one line whatever stood there', () => {
    expect(messageOf('--area', '5\n3\r0')).not.toMatch(/[\n\r]/);
    expect(messageOf('--evil\nline')).not.toMatch(/[\n\r]/);
    expect(messageOf('--data', '/a', '--upstream', `nats://${'x'.repeat(1000)} y`).length).toBeLessThan(300);
  });

  it('never repeat a passphrase', () => {
    expect(messageOf('--passphrase-env', 'SHORT')).not.toContain(env.SHORT);
  });

  it('know our names only, not those every object has', () => {
    expect(messageOf('--constructor', 'x')).toContain('--constructor');
    expect(messageOf('--__proto__=x')).toContain('__proto__');
  });
});

describe('the part of the command line that is ours', () => {
  it.each([
    [
      ['electron', '.', '--area', '530303'],
      ['--area', '530303'],
    ],
    [['electron', 'out/main/index.js', '--area=530303'], ['--area=530303']],
    [
      ['electron', '--inspect=0', '--remote-debugging-port=0', '/app', '--no-sandbox', '--seed', '1'],
      ['--no-sandbox', '--seed', '1'],
    ],
    [
      ['electron', '-r', 'loader.js', '--no-sandbox', '/app', '--seed', '1'],
      ['--seed', '1'],
    ],
    [['electron', '.'], []],
    [['electron'], []],
  ])('begins after the app in %j', (argv, own) => {
    expect(ownArguments(argv, false)).toEqual(own);
  });

  it('is all of it in a packaged build', () => {
    expect(ownArguments(['/opt/griddesk', '--no-sandbox', '--area', '530303'], true)).toEqual(['--no-sandbox', '--area', '530303']);
  });
});
