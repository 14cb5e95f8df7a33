import { fail, ok } from '../../preload/contract';
import type { AppHandlers } from '../ipc/answer';
import type { Services } from '../services';

/** Calling and writing to people of the roster. `services`: undefined while the data is closed or behind the curtain. */
export const contactHandlers = (
  services: () => Services | undefined,
  open: (link: string) => Promise<boolean>,
): Pick<AppHandlers, 'contact.reach'> => ({
  'contact.reach': async (asked) => {
    const from = services();
    if (!from) return fail('locked', 'the data is not open');
    const reached = from.reach(asked);
    if (!reached.ok) return reached;
    const { link, ...shown } = reached.value;
    return ok({ ...shown, opened: link !== undefined && (await open(link)) });
  },
});
