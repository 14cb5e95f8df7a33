import { app } from 'electron';

/** Chromium's switches that the console sets for itself; to be called before Electron is ready. */
export const setSwitches = (): void => {
  // Machines without a graphics card draw the map in software, which Chromium no longer does unasked because hostile
  // pages could make use of it. All pages here are our own.
  app.commandLine.appendSwitch('enable-unsafe-swiftshader');
};
