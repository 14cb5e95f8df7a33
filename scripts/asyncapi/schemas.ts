import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';

type JsonSchema = { readonly [key: string]: unknown };

/**
 * JSON Schema (draft 7, AsyncAPI's own) of what may stand on the wire: the input of a schema. What JSON Schema cannot say
 * (that a text is trimmed before it is measured) is left out; the console checks it all the same.
 */
export const jsonSchemaOf = (schema: GenericSchema): JsonSchema => {
  const { $schema: _, ...rest } = toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore', target: 'draft-07' });
  return rest as JsonSchema;
};
