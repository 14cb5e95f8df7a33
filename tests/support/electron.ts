import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import type { Channel, Input, Output, Result } from '../../preload/contract';
import { findElectron } from '../../scripts/lib/electron.mjs';
import { consoleArguments, consoleEnvironment, launch } from '../../scripts/lib/launch.mjs';

export interface ConsoleOptions {
  /** Where the console keeps everything; without it a new folder, removed at close(). */
  readonly dataDir?: string;
  readonly lang?: 'zh-CN' | 'en';
  /** Pace of the embedded platform; 0, the default: no events of its own. */
  readonly speed?: number;
  readonly seed?: number;
  readonly area?: string;
  readonly role?: string;
  readonly upstream?: string;
  /** More start options, as they are typed. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface Console {
  readonly app: ElectronApplication;
  readonly window: Page;
  readonly dataDir: string;
  /** Calls `window.griddesk` as the app itself does. */
  griddesk<C extends Channel>(channel: C, ...input: Input<C> extends undefined ? [] : [Input<C>]): Promise<Result<Output<C>>>;
  /** What the process has printed so far. */
  output(): string;
  close(): Promise<void>;
  /** As a power cut: SIGKILL. The data folder stays. */
  kill(): Promise<void>;
}

/** Starts the built console in real Electron and waits for its first window. */
export async function launchConsole(options: ConsoleOptions = {}): Promise<Console> {
  const { executable } = await findElectron();
  const started = await launch({
    executable,
    args: optionsOf(options),
    ...(options.dataDir === undefined ? {} : { data: options.dataDir }),
    ...(options.env === undefined ? {} : { env: options.env }),
  });
  return {
    app: started.app,
    window: started.window,
    dataDir: started.data,
    griddesk: (channel, ...input) => callBridge(started.window, channel, input[0]),
    output: started.output,
    close: started.close,
    kill: started.kill,
  };
}

/** Calls the bridge in a window, such as a second one. */
export async function callBridge<C extends Channel>(window: Page, channel: C, input?: unknown): Promise<Result<Output<C>>> {
  const answer: unknown = await window.evaluate(
    ([name, value]) => {
      const [group, method] = (name as string).split('.') as [string, string];
      const bridge = (globalThis as unknown as { griddesk: Record<string, Record<string, (value: unknown) => unknown>> }).griddesk;
      return bridge[group]![method]!(value);
    },
    [channel, input] as const,
  );
  return answer as Result<Output<C>>;
}

/** Starts the console as a person would in a shell, for starts that end at once. */
export async function runConsole(
  args: readonly string[],
  limitMs = 60_000,
): Promise<{ code: number | null; stderr: string; stdout: string }> {
  const { executable } = await findElectron();
  const data = mkdtempSync(join(tmpdir(), 'griddesk-run-'));
  const child = spawn(executable, consoleArguments({ data, args }), { env: consoleEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const limit = setTimeout(() => child.kill('SIGKILL'), limitMs);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearTimeout(limit);
  rmSync(data, { recursive: true, force: true });
  return { code, stdout, stderr };
}

function optionsOf(options: ConsoleOptions): string[] {
  const named = {
    '--lang': options.lang ?? 'zh-CN',
    '--demo-speed': options.speed ?? 0,
    '--seed': options.seed ?? 1,
    '--area': options.area,
    '--role': options.role,
    '--upstream': options.upstream,
  };
  const given = Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)]));
  return [...given, ...(options.args ?? [])];
}
