import { toJsonSchema } from '@valibot/to-json-schema';
import { expect, it } from 'vitest';
import { careCommands, commands } from '../../../preload/contract';

/** A command is its fields and its name side by side: a field of that name would stand in its place. */
it.each([...Object.entries(commands), ...Object.entries(careCommands)])('%s has no field that hides its name', (_name, schema) => {
  const { properties = {} } = toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' });
  expect(Object.keys(properties)).toContain('commandId');
  expect(Object.keys(properties)).not.toContain('name');
});
