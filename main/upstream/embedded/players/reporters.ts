import { seeded } from '../random';
import { compose, sceneOf, settledAlone, type Reported, type Scene } from '../compose';
import { DEAD_TREE_STORY, ROAD_STORY, type Story } from '../stories';
import type { Play } from './play';

/** How far the reporters have come; kept in the log, so that a restart goes on where it stopped. */
export interface Progress {
  /** Reports made. */
  readonly count: number;
  /** When the last one was made, or the play began. */
  readonly last: number;
}

/** Seconds at pace 1 after the one before: story 1 after 8, another after 30, story 2 after 60, then at leisure. */
const OPENING = [8, 22, 30] as const;
const GAP = [40, 90] as const;

/** When the next report is made. */
export const nextReportAt = (play: Play, { count, last }: Progress): number => {
  const seconds = OPENING[count] ?? seeded(play.seed, 'gap', play.area, count).between(...GAP);
  return last + (seconds * 1000) / play.speed;
};

const STORY_BY_NUMBER: Readonly<Record<number, Story>> = { 0: DEAD_TREE_STORY, 2: ROAD_STORY };

/** The village of a story: the one it is told of, else one of the area in charge. */
const stage = (play: Play, story: Story): Scene => {
  const own = play.cast.villages.filter(({ code }) => code.startsWith(play.area));
  const village = own.find(({ name }) => name === story.village) ?? seeded(play.seed, 'stage', story.title).pick(own);
  return { category: story.category, item: story, village, story };
};

/** The `count`-th report of the play, counted from 0. */
export const reportNumber = (play: Play, count: number, at: number): Reported => {
  const story = STORY_BY_NUMBER[count];
  const scene = story ? stage(play, story) : sceneOf(play.script, play.cast.villages, seeded(play.seed, 'scene', play.area, count));
  const report = compose(scene, play.cast, play.script, at, play.seed, 'live', play.area, count);
  return story ? report : settledAlone(report, play.script, play.seed, play.area, count);
};
