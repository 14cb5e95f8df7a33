import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BehaviorSubject, Subject } from 'rxjs';
import { createBoot } from '../../../main/app/boot';
import { createBaseMap } from '../../../main/app/base-map';
import { contactHandlers } from '../../../main/app/contact';
import { importHandlers } from '../../../main/app/imports';
import { isDrawn } from '../../../main/app/curtain';
import { ownHandlers } from '../../../main/app/own-handlers';
import { createPreferences } from '../../../main/app/preferences';
import { createPrinting } from '../../../main/app/print';
import { createReportWriter } from '../../../main/app/reports';
import type { AnswerOptions } from '../../../main/ipc/answer';
import type { Inbox, Line, Media, PresenceNote, Upstream } from '../../../main/ports';
import type { Services } from '../../../main/services';
import { DEFAULTS } from '../../../main/settings/kept';
import { createKeyLock, openSecrets } from '../../../main/store';
import type { Role } from '../../../preload/contract';
import { openBareDesk, seatOf, type BareDesk } from '../desk';
import { smallWorld } from '../small-world';
import { newId } from '../uuid';
import { message, reported } from '../wire';
import { CASE } from './channel-samples';

/** A platform that says what the fuzzer makes it say, and takes whatever is sent. */
export class SpeakingPlatform implements Upstream {
  readonly line$ = new BehaviorSubject<Line>({ kind: 'online' });
  readonly presence$ = new Subject<PresenceNote>();
  inbox!: Inbox;
  photo: Media | undefined;

  async start(_from: unknown, inbox: Inbox): Promise<void> {
    this.inbox = inbox;
  }
  /** Nothing is sent: what was said here must not fill the memory. */
  async publish() {
    return { kind: 'unreachable', reason: 'nobody is there' } as const;
  }
  async putMedia() {
    return { kind: 'unreachable', reason: 'nobody is there' } as const;
  }
  async putRoster() {
    return { kind: 'unreachable', reason: 'nobody is there' } as const;
  }
  async putGrids() {
    return { kind: 'unreachable', reason: 'nobody is there' } as const;
  }
  async media(): Promise<Media | undefined> {
    return this.photo;
  }
  tellPresence(): void {}
  retry(): void {}
  async stop(): Promise<void> {}
}

export interface FuzzConsole {
  readonly options: AnswerOptions;
  readonly desk: BareDesk;
  readonly services: Services;
  readonly platform: SpeakingPlatform;
  readonly folder: string;
  sit(role: Role): void;
  /** What nobody expected since the last time; undefined: nothing. */
  unexpected(): string | undefined;
  close(): Promise<void>;
}

/** The whole console without its windows: services, store, keys, preferences and the app's own handlers, as main puts them together. */
export const openFuzzConsole = async ({ locked = false } = {}): Promise<FuzzConsole> => {
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-fuzz-'));
  const platform = new SpeakingPlatform();
  const desk = openBareDesk({ upstream: platform, folder });
  const { services } = desk;
  await services.start();
  await platform.inbox.directory(smallWorld(), 1);
  await platform.inbox.events([{ seq: 1, ...message(reported(CASE)) }]);

  const lock = createKeyLock({ path: join(folder, 'key.json'), databases: [], keychain: { wrap: (key) => key, unwrap: (key) => key } });
  const key = await lock.make({ keychain: true });
  await lock.protect(key, { passphrase: newId() });
  await lock.makeRecovery(key);
  const boot = createBoot({
    lock,
    passphrase: undefined,
    open: async () => undefined,
    explain: () => ({ kind: 'failed', detail: 'unexpected' }),
    setAside: () => undefined,
    changed: () => undefined,
    quit: () => undefined,
    wait: async () => undefined,
  });
  await boot.start();
  if (locked) boot.lock();

  let kept = DEFAULTS.settings;
  const preferences = createPreferences(
    { settings: () => kept, keepSettings: (next) => void (kept = next) },
    undefined,
    'zh-CN',
    () => undefined,
  );
  const secrets = openSecrets(join(folder, 'secrets.json'), key);
  const audit = (kind: string, result: 'ok' | 'refused') => services.audit(kind, result);
  const openServices = () => (isDrawn(boot.state()) ? undefined : services);
  const askWhere = async () => undefined;
  const printing = createPrinting({ printWindow: () => undefined, services: openServices, language: preferences.language, askWhere });
  const faults: string[] = [];
  const window = {} as ReturnType<Parameters<typeof ownHandlers>[0]['windows']['open']>;
  return {
    desk,
    services,
    platform,
    folder,
    options: {
      app: ownHandlers({
        boot,
        preferences,
        windows: {
          all: () => [],
          walls: () => [],
          knows: () => true,
          open: () => window,
          openUnseen: () => window,
          shows: () => undefined,
          focus: () => window,
        },
        keys: { lock, audit },
        upstream: { secrets: () => secrets, upstream: () => kept.upstream, retry: () => undefined, audit },
        exports: () => openServices()?.exports,
        askWhere,
        printing,
        reports: createReportWriter({
          services: openServices,
          openUnseen: () => window,
          language: preferences.language,
          askFolder: async () => undefined,
          notify: () => undefined,
        }).handlers,
        imports: importHandlers({ services: openServices, askWhich: async () => undefined }),
        contact: contactHandlers(openServices, async () => false),
        baseMap: createBaseMap({
          secrets: () => (isDrawn(boot.state()) ? undefined : secrets),
          tiles: () => undefined,
          lead: () => preferences.read().seat.role === 'lead',
          fetch: () => Promise.reject(new Error('nothing is fetched here')),
          server: undefined,
          askWhich: async () => undefined,
          audit,
          changed: () => undefined,
        }).handlers,
        // The desk that is open stays open: nobody here could lift the curtain again.
        lockDesk: () => undefined,
        greeted: () => undefined,
      }),
      services: () => openServices()?.handlers,
      wallServices: () => services.handlers,
      closing: () => false,
      refusal: () => undefined,
      unexpected: (where, error) => {
        faults.push(`${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        return 'ref';
      },
      checkOutput: true,
    },
    sit: (role) => {
      desk.seat = seatOf({ role, ...(role === 'department' ? { departmentId: 'power-supply' } : {}) });
    },
    unexpected: () => {
      const found = [...faults, ...desk.logged].join('; ');
      faults.length = 0;
      desk.logged.length = 0;
      return found === '' ? undefined : found;
    },
    close: async () => {
      await desk.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
