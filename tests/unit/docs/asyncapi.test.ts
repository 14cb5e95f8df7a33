import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { asyncApiDocument } from '../../../scripts/asyncapi/document';

const introduction = `# Made from the schemas that the console parses with (preload/contract, main/upstream/jetstream/topology.ts) by
# \`npx vitest run tests/unit/docs -u\`; a test compares the two.
`;

it('the AsyncAPI document in docs says what the schemas say', async () => {
  const text = introduction + stringify(asyncApiDocument(), { aliasDuplicateObjects: false, lineWidth: 120 });
  await expect(text).toMatchFileSnapshot('../../../docs/asyncapi.yaml');
});
