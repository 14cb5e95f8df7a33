import { expect, it } from 'vitest';
import { DEAD_TREE_STORY } from '../../../main/upstream/embedded/stories';
import { DEPARTMENTS, TITLE } from '../../../scripts/demo/story.mjs';

it('the demo plays the story that the embedded platform tells first', () => {
  expect(TITLE).toBe(DEAD_TREE_STORY.title);
  expect(DEPARTMENTS).toEqual(DEAD_TREE_STORY.departments);
});
