import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLayers, ruleNames } from '../../../scripts/lib/layers.mjs';
import { root } from '../../../scripts/lib/paths.mjs';

/** For each rule, files with an import that it forbids. An array: several files that break it together. */
const offences: Readonly<Record<string, readonly (readonly [file: string, text: string])[]>> = {
  'no-cycles': [
    ['main/domain/egg.ts', `import { hen } from './hen';\nexport const egg = () => hen;`],
    ['main/domain/hen.ts', `import type { egg } from './egg';\nexport const hen = 1 as unknown as typeof egg;`],
  ],
  'no-unresolvable': [['main/services/lost.ts', `import '../nowhere';`]],
  'no-unknown-folders': [['main/helpers/handy.ts', `import '../domain/target';`]],
  'contract-is-pure': [['preload/contract/nosy.ts', `import '../../main/domain/target';`]],
  'preload-is-a-door': [['preload/nosy.ts', `import 'rxjs';`]],
  'domain-is-pure': [['main/domain/nosy.ts', `import { readFileSync } from 'node:fs';\nexport const read = readFileSync;`]],
  'ports-are-types': [['main/ports/nosy.ts', `import type { x } from '../services/target';\nexport type X = typeof x;`]],
  'store-is-an-adapter': [['main/store/nosy.ts', `import '../upstream/target';`]],
  'upstream-is-an-adapter': [['main/upstream/deep/nosy.ts', `export * from '../../services/target';`]],
  'settings-is-an-adapter': [['main/settings/nosy.ts', `export const later = () => import('../store/target');`]],
  'basemap-is-an-adapter': [['main/basemap/nosy.ts', `import '../store/target';`]],
  'services-know-no-adapter': [['main/services/nosy.ts', `import type { x } from '../store/target';\nexport type X = typeof x;`]],
  'ipc-calls-services': [['main/ipc/nosy.ts', `import '../store/target';`]],
  'main-knows-no-renderer': [['main/app/nosy.ts', `import '../../renderer/kit/target';`]],
  'renderer-knows-the-contract-only': [
    ['renderer/app/nosy.tsx', `import '../../main/domain/target';\nexport const Nosy = () => <p>import this</p>;`],
  ],
  'renderer-has-no-node': [['renderer/app/reader.ts', `import 'node:fs';`]],
  'electron-in-its-places': [['main/services/shell.ts', `import { shell } from 'electron';\nexport const open = shell;`]],
  'features-are-strangers': [
    ['renderer/features/queue/nosy.tsx', `import { x } from '../case/target';\nexport const Nosy = () => <b>{x}</b>;`],
  ],
  'nobody-imports-app': [['renderer/features/queue/up.ts', `import '../../app/target';`]],
  'kit-is-the-ground': [['renderer/kit/nosy.ts', `import '../replica/target';`]],
  'components-know-no-data': [['renderer/components/nosy.tsx', `import '../replica/target';`]],
  'replica-is-data': [['renderer/replica/nosy.ts', `import '../components/target';`]],
  'product-knows-no-tests': [['renderer/app/tester.ts', `import '../../tests/target';`]],
  'no-dev-dependencies-in-the-product': [['main/store/dev.ts', `import 'fast-check';`]],
};

const FOLDERS = [
  'preload/contract',
  ...['app', 'domain', 'ports', 'services', 'store', 'upstream', 'ipc', 'settings'].map((name) => `main/${name}`),
  ...['app', 'kit', 'replica', 'components', 'features/queue', 'features/case'].map((name) => `renderer/${name}`),
  'tests',
];

describe('the layers', () => {
  const tree = mkdtempSync(join(tmpdir(), 'griddesk-layers-'));
  let found: Awaited<ReturnType<typeof checkLayers>>['violations'];

  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  };

  beforeAll(async () => {
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
    cpSync(join(root, 'package.json'), join(tree, 'package.json'));
    for (const folder of FOLDERS) write(`${folder}/target.ts`, 'export const x = 1;');
    for (const [file, text] of Object.values(offences).flat()) write(file, text);
    found = (await checkLayers(tree)).violations;
  });

  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it('have an offence here for every rule', () => {
    expect(Object.keys(offences).toSorted()).toEqual(ruleNames.toSorted());
  });

  it.each(Object.keys(offences))('refuse what %s forbids', (rule) => {
    const guilty = offences[rule]!.map(([file]) => file);
    expect(found.filter((violation) => violation.rule === rule).map((violation) => violation.from)).toContain(guilty[0]);
  });

  it('find nothing in files that keep to them', () => {
    const guilty = new Set(Object.values(offences).flatMap((files) => files.map(([file]) => file)));
    expect(found.filter((violation) => !guilty.has(violation.from))).toEqual([]);
  });

  it('are about folders that exist', () => {
    for (const folder of FOLDERS) expect(existsSync(join(root, folder)), folder).toBe(true);
  });

  it('hold in this project, without a cycle', async () => {
    const { violations, modules } = await checkLayers();
    expect(violations).toEqual([]);
    expect(modules).toBeGreaterThan(100);
  });
});
