import { rmSync } from 'node:fs';
import type { Input } from '../../preload/contract';
import { StoppedClock } from './clock';
import { openDesk, type Desk, type DeskOptions } from './desk';
import { MemoryPlatform } from './line';
import { DISTRICT, districtOfPeople, SENT_AT } from './mobilise-world';
import { newId } from './uuid';

type SentWords = Partial<Omit<Input<'mobilise.send'>, 'audience'>> & { readonly audience?: Partial<Input<'mobilise.send'>['audience']> };

/** A district of people and the consoles of its operators, on one platform; each console's clock stands at `SENT_AT`. */
export interface MobiliseDesks {
  readonly platform: MemoryPlatform;
  open(seat?: DeskOptions['seat'], more?: Partial<DeskOptions>): Promise<Desk>;
  /** Writes to everybody of the seat's area, or as the words say. @returns the broadcast's id */
  send(desk: Desk, words?: SentWords): Promise<string>;
  /** The same, and it is back on these consoles. */
  running(...desks: [Desk, ...Desk[]]): Promise<string>;
  close(): Promise<void>;
}

export const createMobiliseDesks = (people: number, villages: number): MobiliseDesks => {
  const platform = new MemoryPlatform();
  platform.putDirectory(...districtOfPeople(people, villages));
  const desks: Desk[] = [];
  const folders: string[] = [];
  const send: MobiliseDesks['send'] = async (desk, { audience, ...words } = {}) => {
    const broadcastId = words.broadcastId ?? newId();
    await desk.value('mobilise.send', {
      commandId: newId(),
      kind: 'lookout',
      title: '协查一名男子',
      text: '四十岁上下。',
      windowMinutes: 60,
      ...words,
      broadcastId,
      audience: { areas: [], roles: [], onDuty: false, ...audience },
    });
    return broadcastId;
  };
  return {
    platform,
    open: async (seat, more) => {
      if (more?.folder !== undefined) folders.push(more.folder);
      const desk = await openDesk({
        platform,
        clock: new StoppedClock(SENT_AT),
        ...more,
        seat: { area: DISTRICT, role: 'lead', ...seat },
      });
      desks.push(desk);
      return desk;
    },
    send,
    running: async (...all) => {
      const broadcastId = await send(all[0]);
      for (const desk of all) await desk.settled();
      return broadcastId;
    },
    close: async () => {
      for (const desk of desks) await desk.close();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
};
