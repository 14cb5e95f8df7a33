import { faultOf } from './faults';

/** So long without an answer, and the question is put once more, ms. */
const AGAIN_MS = 3000;
const TIMES = 5;

const isSilence = (error: unknown): boolean => {
  const fault = faultOf(error);
  return fault.kind === 'lost' && fault.reason === 'no-answer';
};

/**
 * Puts a question that does no harm twice, and again while nobody answers; earlier ones still count, so that a slow line is
 * given all the time it needs. In a cluster a question can go to a server that has just died: whoever is to read for us is
 * chosen by lot among all that were ever there (seen with 2.9 until minutes after a death), and the next lot falls elsewhere.
 * @param letGo takes what is answered after it was decided
 * @throws what the first answer says that is not silence; silence, when nobody answered any of them
 */
export const askAgain = <T>(ask: () => Promise<T>, letGo: (late: T) => void = () => {}): Promise<T> =>
  new Promise((resolve, reject) => {
    let asked = 0;
    let waiting = 0;
    let decided = false;
    let timer: NodeJS.Timeout | undefined;
    const decide = (end: () => void): void => {
      decided = true;
      clearTimeout(timer);
      end();
    };
    const put = (): void => {
      asked += 1;
      waiting += 1;
      if (asked < TIMES) timer = setTimeout(put, AGAIN_MS);
      new Promise<T>((answer) => answer(ask())).then(
        (answer) => (decided ? letGo(answer) : decide(() => resolve(answer))),
        (error: unknown) => {
          waiting -= 1;
          if (!decided && (!isSilence(error) || (waiting === 0 && asked === TIMES))) decide(() => reject(error));
        },
      );
    };
    put();
  });
