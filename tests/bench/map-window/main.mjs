import { app, BrowserWindow } from 'electron';

/** One window of 1280x800 that shows the page whose address is given last. */
const open = () => {
  const window = new BrowserWindow({ width: 1280, height: 800, useContentSize: true, webPreferences: { sandbox: true } });
  return window.loadURL(process.argv.at(-1));
};

// Not awaited here: Electron is not ready before this file has been run to its end.
void app.whenReady().then(open);
