/** A wait that can be ended early. */
export interface Pause {
  wait(ms: number): Promise<void>;
  end(): void;
}

export const createPause = (): Pause => {
  let end: (() => void) | undefined;
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => end?.(), Math.max(0, ms));
        end = () => {
          clearTimeout(timer);
          end = undefined;
          resolve();
        };
      }),
    end: () => end?.(),
  };
};
