import { app, powerMonitor } from 'electron';

/** How often the time without a hand on the machine is looked at, ms. */
const EVERY_MS = 5_000;

/**
 * Calls back when nobody has touched the machine for so many minutes, and when the system locks its screen or goes to
 * sleep. A hand is what the system saw or what one of our windows got, whichever was later. Hands back what ends it.
 */
export const watchIdle = (afterMinutes: () => number, idle: () => void): (() => void) => {
  let touched = Date.now();
  app.on('web-contents-created', (_event, contents) => {
    contents.on('input-event', () => (touched = Date.now()));
  });
  const look = (): void => {
    const limit = afterMinutes() * 60_000;
    // The system is asked only when its answer can matter: on X11 each question goes to the display and back.
    if (limit === 0 || Date.now() - touched < limit || powerMonitor.getSystemIdleTime() * 1000 < limit) return;
    // Once; the next time counts from here.
    touched = Date.now();
    idle();
  };
  const timer = setInterval(look, EVERY_MS);
  powerMonitor.on('lock-screen', idle);
  powerMonitor.on('suspend', idle);
  return () => {
    clearInterval(timer);
    powerMonitor.off('lock-screen', idle);
    powerMonitor.off('suspend', idle);
  };
};
