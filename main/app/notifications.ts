import { Notification } from 'electron';

/** Shows a desktop notification; never takes the focus. Without a notification service it does nothing. */
export const notify = (text: { title: string; body: string }, clicked: () => void): void => {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ ...text, silent: true });
  notification.on('click', clicked);
  notification.show();
};
