const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32'];

/**
 * The optional packages that a lock file's packages ask for and it does not hold.
 * @param {Record<string, { optionalDependencies?: Record<string, string> }>} packages
 * @returns {Record<string, object>} entries to add; a package is taken to be for the system its name says
 */
export function missingFromLock(packages) {
  const missing = {};
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isThere(packages, path, name) || missing[`node_modules/${name}`]) continue;
      missing[`node_modules/${name}`] = stub(name, range, entry);
    }
  }
  return missing;
}

/** npm looks in the package's own node_modules, then in each folder above. */
function isThere(packages, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

function stub(name, range, parent) {
  const words = name.split(/[/-]/).map((word) => word.replace(/^arm(v7|v6|eabi)?$/, 'arm'));
  const system = SYSTEMS.find((one) => words.includes(one));
  const processor = PROCESSORS.find((one) => words.includes(one));
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : words.some((word) => word.startsWith('gnu')) ? 'glibc' : undefined;
  return {
    version: range.replace(/^[\^~]/, ''),
    ...(processor && { cpu: [processor] }),
    ...(parent.dev && { dev: true }),
    ...(system === 'linux' && libc && { libc: [libc] }),
    optional: true,
    ...(system && { os: [system] }),
  };
}
