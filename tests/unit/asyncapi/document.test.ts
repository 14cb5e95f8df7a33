import { readFileSync } from 'node:fs';
import { Parser } from '@asyncapi/parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '../../../preload/contract';

type Document = NonNullable<Awaited<ReturnType<Parser['parse']>>['document']>;

describe('docs/asyncapi.yaml', () => {
  const text = readFileSync('docs/asyncapi.yaml', 'utf8');
  let document: Document;

  const faultsOf = async (source: string) => {
    const { diagnostics, document: parsed } = await new Parser().parse(source);
    return {
      parsed,
      faults: diagnostics.filter(({ severity }) => severity <= 1).map(({ message, path }) => `${path.join('.')}: ${message}`),
    };
  };

  beforeAll(async () => {
    const { parsed, faults } = await faultsOf(text);
    expect(faults).toEqual([]);
    document = parsed!;
  }, 60_000);

  it('is AsyncAPI 3 without errors or warnings', () => {
    expect(document.version()).toBe('3.0.0');
  });

  it('describes every event of a case', () => {
    const names = document
      .channels()
      .get('cases')!
      .messages()
      .all()
      .map((message) => message.name());
    expect(names.toSorted()).toEqual(EVENT_TYPES.toSorted());
  });

  it('is found faulty when a reference leads nowhere', async () => {
    const { faults } = await faultsOf(
      text
        .replace("$ref: '#/components/schemas/headers'", "$ref: '#/components/schemas/nowhere'")
        .replace('$ref: "#/components/schemas/headers"', '$ref: "#/components/schemas/nowhere"'),
    );
    expect(faults.join()).toContain('nowhere');
  });
});
