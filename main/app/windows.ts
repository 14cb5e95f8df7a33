import { BrowserWindow, screen, type Rectangle } from 'electron';
import { WALL_SWITCH, type Paper, type ReportOf } from '../../preload/contract';
import type { Kept, Place } from '../settings';
import { wallPlace } from './wall-place';

export type Show = 'dispatch' | 'map' | 'case' | 'print' | 'wall';

/** What a window is to show it of. */
export interface About {
  readonly caseId?: string | undefined;
  readonly paper?: Paper | undefined;
  readonly report?: ReportOf | undefined;
  readonly broadcastId?: string | undefined;
  readonly area?: string | undefined;
  readonly memberId?: string | undefined;
}

export interface WindowParts {
  readonly preload: string;
  /** Where the interface is loaded from, ending in a slash. */
  readonly address: string;
  readonly partition: string;
  /** Another session, so that a wall shares no copy of anything with the desks. */
  readonly wallPartition: string;
  readonly icon: string;
  readonly kept: Kept;
}

export interface Windows {
  /** All but the wall displays. */
  all(): readonly BrowserWindow[];
  walls(): readonly BrowserWindow[];
  knows(webContentsId: number): boolean;
  /** The window is told what to show by its address: `?show=map`, `?show=case&caseId=…`, `?show=print&paper=…`; the main one by none. */
  open(show: Show, about?: About): BrowserWindow;
  /** The same, and nobody sees it. */
  openUnseen(show: Show, about: About): BrowserWindow;
  /** The window, if it is there and was opened for this. */
  shows(webContentsId: number, show: Show): BrowserWindow | undefined;
  /** Brings the main window to the front; if there is none, opens one, which shows the case. */
  focus(caseId?: string): BrowserWindow;
}

const SIZES: Readonly<Record<Show, { width: number; height: number }>> = {
  dispatch: { width: 1366, height: 768 },
  map: { width: 1100, height: 768 },
  case: { width: 720, height: 768 },
  print: { width: 900, height: 768 },
  wall: { width: 1366, height: 768 },
};

const MIN_WIDTHS: Partial<Record<Show, number>> = { case: 480, print: 640 };

/** A loaded page is shown after so long, ready or not, ms. */
const LATEST_MS = 3000;

/** A place remembered on a screen that is no longer there is no place. */
const stillThere = (place: Rectangle): boolean =>
  screen
    .getAllDisplays()
    .some(
      ({ workArea: area }) =>
        place.x < area.x + area.width - 100 &&
        place.x + place.width > area.x + 100 &&
        place.y >= area.y &&
        place.y < area.y + area.height - 100,
    );

/** Where a wall opens, and whether it fills the screen there. */
const placeOfWall = (kept: Place | undefined) => wallPlace(screen.getAllDisplays(), screen.getPrimaryDisplay().id, kept);

export const createWindows = (parts: WindowParts): Windows => {
  const windows = new Map<number, { readonly window: BrowserWindow; readonly show: Show }>();
  let main: BrowserWindow | undefined;

  const make = (show: Show, about: About, unseen: boolean): BrowserWindow => {
    const place = parts.kept.window(show);
    const wall = show === 'wall' ? placeOfWall(place) : undefined;
    const remembered = wall
      ? wall.bounds
      : place && stillThere(place.bounds) && !main
        ? place.bounds
        : place && { width: place.bounds.width, height: place.bounds.height };
    const window = new BrowserWindow({
      ...SIZES[show],
      ...remembered,
      minWidth: MIN_WIDTHS[show] ?? 1024,
      minHeight: 600,
      show: false,
      autoHideMenuBar: true,
      icon: parts.icon,
      title: 'GridDesk',
      webPreferences: {
        preload: parts.preload,
        additionalArguments: wall ? [WALL_SWITCH] : [],
        partition: show === 'wall' ? parts.wallPartition : parts.partition,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        // A console in the background still counts down and announces.
        backgroundThrottling: false,
      },
    });
    if (process.platform === 'linux') window.setMenuBarVisibility(false);
    const id = window.webContents.id;
    windows.set(id, { window, show });
    const appear = (): void => {
      if (window.isDestroyed() || window.isVisible()) return;
      if (wall?.fullScreen) window.setFullScreen(true);
      else if (place?.maximized && window !== main) window.maximize();
      window.show();
    };
    if (!unseen) window.once('ready-to-show', appear);
    // On some systems that event never comes, and a page that is not shown may never be laid out: shown all the same.
    if (!unseen) window.webContents.once('did-finish-load', () => setTimeout(appear, LATEST_MS));
    window.on('close', () => {
      const bounds = window.getNormalBounds();
      const of = wall ? { display: screen.getDisplayMatching(window.getBounds()).id, fullScreen: window.isFullScreen() } : {};
      parts.kept.keepWindow(show, { bounds, maximized: window.isMaximized(), ...of });
    });
    window.on('closed', () => {
      windows.delete(id);
      if (main === window) main = undefined;
    });
    void window.loadURL(address(show, about));
    return window;
  };

  const open = (show: Show, about: About = {}): BrowserWindow => make(show, about, false);

  const of = (wanted: (show: Show) => boolean): readonly BrowserWindow[] =>
    [...windows.values()].filter(({ show }) => wanted(show)).map(({ window }) => window);

  const address = (show: Show, about: About): string => {
    const url = new URL('index.html', parts.address);
    if (show !== 'dispatch') url.searchParams.set('show', show);
    for (const [name, value] of Object.entries(about) as [string, unknown][])
      if (value !== undefined) url.searchParams.set(name, typeof value === 'string' ? value : JSON.stringify(value));
    return url.href;
  };

  return {
    all: () => of((shown) => shown !== 'wall'),
    walls: () => of((shown) => shown === 'wall'),
    shows: (id, show) => (windows.get(id)?.show === show ? windows.get(id)?.window : undefined),
    knows: (id) => windows.has(id),
    open,
    openUnseen: (show, about) => make(show, about, true),
    focus: (caseId) => {
      main ??= open('dispatch', { caseId });
      if (main.isMinimized()) main.restore();
      main.show();
      main.focus();
      return main;
    },
  };
};
