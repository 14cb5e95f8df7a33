import { dialog } from 'electron';
import type { AskWhich } from './imports';

/** A folder, through the system's own dialog; undefined: they thought better of it. */
export const askFolder = async (): Promise<string | undefined> => {
  const { canceled, filePaths } = await dialog.showOpenDialog({ properties: ['openDirectory', 'createDirectory'] });
  return canceled ? undefined : filePaths[0];
};

/** Through the system's own dialog. */
export const askWhich: AskWhich = async (type) => {
  const { canceled, filePaths } = await dialog.showOpenDialog({ properties: ['openFile'], filters: [{ ...type }] });
  return canceled ? undefined : filePaths[0];
};
