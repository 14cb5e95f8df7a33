import { app, BrowserWindow } from 'electron';

/** The least an Electron app can do: one window with one page. What every start is compared with. */
const open = () => {
  const window = new BrowserWindow({ width: 1366, height: 768, webPreferences: { sandbox: true } });
  return window.loadFile('index.html');
};

// Not awaited here: Electron is not ready before this file has been run to its end.
void app.whenReady().then(open);
