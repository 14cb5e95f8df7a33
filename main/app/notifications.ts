import { Notification } from 'electron';

/** Electron holds a notification weakly; one that is collected shows, but a click on it is heard by nobody. */
const shown = new Set<Notification>();
/** Some systems never tell that one is gone. */
const MOST = 100;

const hold = (notification: Notification): void => {
  shown.add(notification);
  notification.on('close', () => shown.delete(notification));
  for (const oldest of shown) {
    if (shown.size <= MOST) return;
    shown.delete(oldest);
  }
};

/** Shows a desktop notification; never takes the focus. Without a notification service it does nothing. */
export const notify = (text: { title: string; body: string }, clicked: () => void): void => {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ ...text, silent: true });
  hold(notification);
  notification.on('click', clicked);
  notification.show();
};
