import { useEffect, useSyncExternalStore } from 'react';
import type { BaseChoice, BaseMapState } from '../../preload/contract';
import { griddesk, valueOf } from './bridge';

/** What the map stands on, as main tells it; asked once somebody wants to know. */
let state: BaseMapState | undefined;
let asked = false;
const listeners = new Set<() => void>();

/** What main has just answered or told. */
export const takeBaseMap = (next: BaseMapState): void => {
  state = next;
  for (const listener of [...listeners]) listener();
};

/** Asks main again: how much is kept changes without being told. */
export const readBaseMap = async (): Promise<void> => takeBaseMap(await valueOf(griddesk.baseMap.read()));

/** Throws BridgeError when main refuses: there is no file, or no key. */
export const chooseBaseMap = async (choice: BaseChoice): Promise<void> => takeBaseMap(await valueOf(griddesk.baseMap.choose({ choice })));

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Undefined: not known yet, or not to this window. */
export const useBaseMap = (wanted = true): BaseMapState | undefined => {
  useEffect(() => {
    // A wall display has no such door, and shows the schematic.
    if (!wanted || asked || !('baseMap' in griddesk)) return;
    asked = true;
    griddesk.onBaseMap(takeBaseMap);
    readBaseMap().catch((error: unknown) => console.error('base map: not read', error));
  }, [wanted]);
  const found = useSyncExternalStore(subscribe, () => state);
  return wanted ? found : undefined;
};

/** Whether it can be chosen as things are: there is a file, or a key. */
export const isBaseReady = ({ file, hasKey }: BaseMapState, choice: BaseChoice): boolean =>
  choice === 'schematic' || (choice === 'file' ? file.kind !== 'none' : hasKey);
