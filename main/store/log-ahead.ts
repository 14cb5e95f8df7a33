import { open, type FileHandle } from 'node:fs/promises';

/** Between two, ms: more of them would compete with the work for the disk. */
const EVERY_MS = 30;

/**
 * Has the log written to the disk beside the work while commits go on that do not wait for it. A checkpoint needs the log there
 * before it touches the file, and would bring all of it there in one go. What goes wrong here is met again by the checkpoint, or by
 * the next commit that waits.
 */
export class LogAhead {
  readonly #path: string;
  #file: Promise<FileHandle> | undefined;
  #running = false;
  #last = 0;

  /** @param path of the log */
  constructor(path: string) {
    this.#path = path;
  }

  /** Something was written that has not reached the disk. */
  written(): void {
    if (this.#running || performance.now() - this.#last < EVERY_MS) return;
    this.#last = performance.now();
    void this.#sync();
  }

  /** Lets go of the log, at once or when what is under way has ended. */
  close(): void {
    this.#file?.then((file) => file.close()).catch(() => undefined);
    this.#file = undefined;
  }

  async #sync(): Promise<void> {
    this.#running = true;
    // Writing is asked for because some systems bring only what one may write to the disk.
    this.#file ??= open(this.#path, 'r+');
    const file = this.#file;
    try {
      await (await file).datasync();
    } catch {
      if (this.#file === file) this.close();
    }
    this.#running = false;
  }
}
