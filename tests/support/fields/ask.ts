import * as v from 'valibot';
import { expect } from 'vitest';
import { channels, type Channel, type Result, type Role } from '../../../preload/contract';
import { REPORTER } from '../canaries';
import { callBridge } from '../electron';
import { EVERY_CHANNEL, isCommand, type Asked, type Asker } from '../every-channel';
import { newId } from '../uuid';
import { TITLE, type FieldDesk } from './desk';

const aboutOf = ({ world, cases, spares }: FieldDesk, role: Role): Asker => {
  const [patient] = world.people;
  const { name, phone, idNumber } = patient!;
  return {
    caseIds: Object.values(cases),
    spare: spares.get(role)!,
    personIds: world.people.map(({ id }) => id),
    department: world.power,
    member: 'gm-canary',
    area: world.township,
    windowId: newId(),
    // In full too: who knows a name may look for it, but must not be told what belongs to it.
    words: [name.slice(0, 2), name, phone!, phone!.slice(-4), idNumber, REPORTER.name, REPORTER.phone, TITLE, '亓官'],
  };
};

/** Asks every channel of the contract, commands last; what is answered is in the record of answers. @returns who answered */
export const askEverything = async (desk: FieldDesk, role: Role): Promise<ReadonlySet<Channel>> => {
  const about = aboutOf(desk, role);
  const answered = new Set<Channel>();
  const names = (Object.keys(channels) as Channel[]).toSorted((a, b) => Number(isCommand(a)) - Number(isCommand(b)));
  for (const channel of names) {
    const asked = EVERY_CHANNEL[channel] as Asked<Channel>;
    if (typeof asked !== 'function') continue;
    for (const input of asked(about)) {
      // A question that is refused for its shape would have asked nothing.
      expect(v.safeParse(channels[channel].input, input).issues, channel).toBeUndefined();
      const answer = (await callBridge(desk.window, channel, input)) as Result<unknown>;
      if (answer.ok) answered.add(channel);
    }
  }
  return answered;
};
