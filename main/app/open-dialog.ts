import { dialog } from 'electron';
import type { AskWhich } from './imports';

/** Through the system's own dialog. */
export const askWhich: AskWhich = async (type) => {
  const { canceled, filePaths } = await dialog.showOpenDialog({ properties: ['openFile'], filters: [{ ...type }] });
  return canceled ? undefined : filePaths[0];
};
