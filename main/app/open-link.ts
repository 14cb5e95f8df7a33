import { app, shell } from 'electron';
import { isCallLink } from './call-link';
import { log, placeOf } from './log';

/**
 * Hands a link to what the system calls or writes with. The services made it of digits alone: no window names one, and
 * nothing but `tel:` and `sms:` comes through here. False: the system has nothing for it.
 */
export const openLink = async (link: string): Promise<boolean> => {
  if (!isCallLink(link)) return false;
  if (app.getApplicationNameForProtocol(link) === '') return false;
  try {
    await shell.openExternal(link);
    return true;
  } catch (error) {
    log(`a call could not be handed on: ${placeOf(error)}`);
    return false;
  }
};
