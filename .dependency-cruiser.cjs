/**
 * Who may import whom. Each rule is a list of what a folder may reach; everything else is refused, so a new folder or a new
 * package is refused until somebody writes it down here. Type-only imports count: a type is knowledge too.
 */
const npm = (...names) => names.map((name) => `(^|/)node_modules/(@types/)?${name}(/|$)`);
const electron = '(^|/)node_modules/electron/|^electron(/|$)';

/** `from` may import what `may` lists (its own files must be among them), and nothing else. */
const only = (name, comment, from, may) => ({
  name,
  comment,
  severity: 'error',
  from: typeof from === 'string' ? { path: from } : from,
  to: { pathNot: may },
});

const contract = '^preload/contract/';
const data = '^resources/.+\\.json$';
const anyPackage = '(^|/)node_modules/';
// How dependency-cruiser names Node's own modules: "fs", "node:fs", "fs/promises".
const node = `^(node:|(${require('node:module')
  .builtinModules.filter((name) => !name.startsWith('_'))
  .join('|')})$)`;

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      comment: 'An import that cannot be found could hide from every rule below.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^electron(/|$)', '^vite/client$', '\\?(url|raw|worker|inline)'] },
    },
    {
      name: 'no-unknown-folders',
      comment: 'The folders are fixed; a new one needs its rule here.',
      severity: 'error',
      from: {
        path: '^(main|preload|renderer)/',
        pathNot: [
          '^main/(app|basemap|domain|ports|services|store|upstream|ipc|settings)/',
          '^main/index\\.ts$',
          '^preload/(contract/|[^/]+$)',
          '^renderer/(app|features|kit|components|replica)/',
          '^renderer/[^/]+$',
        ],
      },
      to: {},
    },
    only('contract-is-pure', 'preload/contract imports the schema library and nothing else.', contract, [contract, ...npm('valibot')]),
    only('preload-is-a-door', 'The preload script knows the contract and Electron.', '^preload/[^/]+$', [
      '^preload/[^/]+$',
      contract,
      electron,
    ]),
    only('domain-is-pure', 'main/domain imports the contract and pure libraries: no I/O, no Electron.', '^main/domain/', [
      '^main/domain/',
      contract,
      data,
      ...npm('valibot', 'chinese-days', 'gcoord', 'flatbush', 'dice-coefficient', '@turf/kinks'),
    ]),
    only('ports-are-types', 'main/ports says what the services need of the world, in the words of domain and contract.', '^main/ports/', [
      '^main/ports/',
      '^main/domain/',
      contract,
      ...npm('rxjs'),
    ]),
    ...['store', 'upstream', 'settings', 'basemap'].map((name) =>
      only(`${name}-is-an-adapter`, 'Adapters know the domain, the contract and the ports; never each other.', `^main/${name}/`, [
        `^main/${name}/`,
        '^main/(domain|ports)/',
        contract,
        data,
        node,
        anyPackage,
      ]),
    ),
    only('services-know-no-adapter', 'Services reach the world through main/ports only.', '^main/services/', [
      '^main/(services|domain|ports)/',
      contract,
      data,
      node,
      anyPackage,
    ]),
    only('ipc-calls-services', 'The router parses, calls a service and answers.', '^main/ipc/', [
      '^main/(ipc|services)/',
      contract,
      node,
      anyPackage,
    ]),
    {
      name: 'main-knows-no-renderer',
      severity: 'error',
      from: { path: '^main/' },
      to: { path: '^(renderer/|preload/)', pathNot: contract },
    },
    only('renderer-knows-the-contract-only', 'No main, no Electron, no Node in the renderer.', '^renderer/', [
      '^renderer/',
      '^preload/contract/',
      anyPackage,
    ]),
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-in-its-places',
      comment: 'Everything else runs and is tested in plain Node or a plain browser.',
      severity: 'error',
      from: { pathNot: ['^main/(app|ipc|settings)/', '^main/index\\.ts$', '^preload/index\\.ts$', '^tests/', '^scripts/electron/'] },
      to: { path: electron },
    },
    {
      name: 'features-are-strangers',
      comment: 'A feature never imports another feature; app composes them.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'nobody-imports-app',
      severity: 'error',
      from: { path: '^renderer/(features|kit|components|replica)/' },
      to: { path: '^renderer/(app/|[^/]+$)' },
    },
    only('kit-is-the-ground', 'renderer/kit is what every renderer folder may use: it uses none of them.', '^renderer/kit/', [
      '^renderer/kit/',
      contract,
      anyPackage,
    ]),
    only(
      'components-know-no-data',
      'renderer/components draws what it is given: it knows the words of the contract, no replica, no feature.',
      '^renderer/components/',
      ['^renderer/(components|kit)/', contract, anyPackage],
    ),
    only('replica-is-data', 'renderer/replica copies rows; it draws nothing.', '^renderer/replica/', [
      '^renderer/(replica|kit)/',
      contract,
      anyPackage,
    ]),
    {
      name: 'product-knows-no-tests',
      severity: 'error',
      from: { path: '^(main|preload|renderer)/' },
      to: { path: '^(tests|scripts|out|docs)/' },
    },
    {
      name: 'no-dev-dependencies-in-the-product',
      severity: 'error',
      from: { path: '^(main|preload|renderer)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: [electron, ...npm('vite')] },
    },
  ],
  options: {
    // TypeScript 7 has no compiler API yet; swc reads TypeScript and JSX by itself.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|\\.cache)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
