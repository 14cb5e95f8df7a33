import { useCallback, useEffect, useRef, useState } from 'react';
import { MAX_PHOTOS, PhotoProblem } from '../../../preload/contract';
import * as v from 'valibot';
import { BridgeError, griddesk, valueOf } from '../../kit';
import { preparePhoto } from './prepare';

/** A file that could not be added: what is wrong with it, or main's refusal. */
export interface Refused {
  readonly file: string;
  readonly problem?: PhotoProblem;
  readonly error?: unknown;
}

export interface Adding {
  /** Files being made ready. */
  readonly busy: number;
  readonly refused: readonly Refused[];
  /** More were given than fit. */
  readonly full: boolean;
  readonly add: (files: readonly File[]) => void;
  readonly dismiss: () => void;
}

const keep = async (file: File): Promise<{ readonly mediaId: string } | Refused> => {
  const ready = await preparePhoto(file);
  if ('problem' in ready) return { file: file.name, problem: ready.problem };
  try {
    return await valueOf(griddesk.media.add(ready));
  } catch (error) {
    const problem = error instanceof BridgeError ? error.error.details?.['problem'] : undefined;
    return v.is(PhotoProblem, problem) ? { file: file.name, problem } : { file: file.name, error };
  }
};

/** Makes files ready one after the other, so that a dozen large ones do not fill the memory, and keeps them. */
export const useAdding = (count: number, max: number, onAdded: (mediaId: string) => void): Adding => {
  const [busy, setBusy] = useState(0);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [full, setFull] = useState(false);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const taken = useRef(count);
  const report = useRef(onAdded);
  useEffect(() => {
    report.current = onAdded;
    taken.current = count + busy;
  });
  const add = useCallback(
    (files: readonly File[]) => {
      const room = Math.max(0, Math.min(max, MAX_PHOTOS) - taken.current);
      const fitting = files.slice(0, room);
      taken.current += fitting.length;
      setRefused([]);
      setFull(files.length > room);
      setBusy((before) => before + fitting.length);
      for (const file of fitting)
        queue.current = queue.current.then(async () => {
          const kept = await keep(file);
          setBusy((before) => before - 1);
          if ('mediaId' in kept) report.current(kept.mediaId);
          else setRefused((before) => [...before, kept]);
        });
    },
    [max],
  );
  const dismiss = useCallback(() => {
    setRefused([]);
    setFull(false);
  }, []);
  return { busy, refused, full, add, dismiss };
};
