import { dialog } from 'electron';
import type { AskWhere } from './ask-where';

/** Through the system's own dialog. */
export const askWhere: AskWhere = async (suggested, options) => {
  const { canceled, filePath } = options
    ? await dialog.showSaveDialog(options.window, { defaultPath: suggested, filters: [options.type] })
    : await dialog.showSaveDialog({ defaultPath: suggested });
  return canceled || filePath === '' ? undefined : filePath;
};
