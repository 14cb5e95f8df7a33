import { app } from 'electron';
import { hasNoCard, type Kept } from '../settings';

/** Chromium has given up on a card by then, ms. */
const SETTLED_MS = 3000;

/**
 * On a machine without a graphics card Chromium starts its drawing process, finds none, and starts it again and again with
 * less, while the window waits. Who knows from the last start does not try: it draws the same, sooner. To be called before
 * Electron is ready.
 */
export const skipMissingCard = (kept: Kept): void => {
  if (hasNoCard(kept.softwareDrawn(), Date.now(), process.versions.electron)) app.commandLine.appendSwitch('disable-gpu');
};

/** Keeps what this start found, if it tried. Electron is ready. */
export const rememberCard = (kept: Kept): void => {
  if (app.commandLine.hasSwitch('disable-gpu')) return;
  setTimeout(() => {
    const inSoftware = app.getGPUFeatureStatus().gpu_compositing === 'disabled_software';
    kept.keepSoftwareDrawn(inSoftware ? { at: Date.now(), electron: process.versions.electron } : undefined);
  }, SETTLED_MS);
};
