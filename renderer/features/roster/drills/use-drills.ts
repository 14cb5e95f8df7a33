import { useCallback, useEffect, useState } from 'react';
import type { DrillDetail, DrillRow, Input, Output, Reachability, Result } from '../../../../preload/contract';
import { BridgeError, griddesk, valueOf } from '../../../kit';

export type DrillLimits = Output<'drills.limits'>;
interface Shown {
  readonly limits?: DrillLimits;
  readonly list?: readonly DrillRow[];
  readonly reach?: Reachability;
}

/** The drills of this seat, the one that is open, and what can be done with it. */
export const useDrills = () => {
  const [shown, setShown] = useState<Shown>({});
  const [open, setOpen] = useState<DrillDetail>();
  const [error, setError] = useState<unknown>();
  /** The lot found nobody. */
  const [nobody, setNobody] = useState(false);
  const [busy, setBusy] = useState(false);

  const look = useCallback(async () => {
    const [limits, list, reach] = await Promise.all([
      valueOf(griddesk.drills.limits()),
      valueOf(griddesk.drills.list()),
      valueOf(griddesk.drills.reachability()),
    ]);
    setShown({ limits, list, reach });
    return list;
  }, []);
  useEffect(() => {
    let here = true;
    look()
      .then(async ([newest]) => newest && valueOf(griddesk.drills.read({ drillId: newest.drillId })))
      .then(
        (detail) => here && detail && setOpen(detail),
        (failed: unknown) => here && setError(failed),
      );
    return () => {
      here = false;
    };
  }, [look]);

  /** Does it and shows the drill as it stands then. @returns whether it was done */
  const act = async (ask: () => Promise<Result<DrillDetail>>): Promise<boolean> => {
    setBusy(true);
    setNobody(false);
    try {
      setOpen(await valueOf(ask()));
      setError(undefined);
      await look();
      return true;
    } catch (failed) {
      setError(failed);
      // Another window went on with it: what stands there is not what this one shows.
      if (open && failed instanceof BridgeError && failed.error.code === 'wrong-state')
        await griddesk.drills.read({ drillId: open.drillId }).then((answer) => answer.ok && setOpen(answer.value));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const drillId = open?.drillId ?? '';
  return {
    ...shown,
    open,
    error,
    busy,
    fail: setError,
    read: (id: string) => act(() => griddesk.drills.read({ drillId: id })),
    nobody,
    draw: async (asked: Input<'drills.draw'>) => {
      const drawn = await griddesk.drills.draw(asked);
      const empty = !drawn.ok && drawn.error.code === 'wrong-state';
      if (!empty) await act(async () => drawn);
      setNobody(empty);
    },
    result: (memberId: string, result: Input<'drills.result'>['result']) =>
      act(() => griddesk.drills.result({ drillId, memberId, result })),
    again: () => act(() => griddesk.drills.again({ drillId })),
  };
};
export type DrillsState = ReturnType<typeof useDrills>;
