import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingFromLock } from '../../../scripts/lib/lock-file.mjs';
import { root } from '../../../scripts/lib/paths.mjs';

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));

describe('package-lock.json', () => {
  it('holds every package for every system, or npm ci would refuse it (node scripts/complete-lock.mjs adds them)', () => {
    expect(Object.keys(missingFromLock(lock.packages))).toEqual([]);
  });

  it('names no registry', () => {
    const named = Object.entries<{ resolved?: string }>(lock.packages).filter(([, entry]) => entry.resolved !== undefined);
    expect(named.map(([path]) => path)).toEqual([]);
  });
});

describe('what a lock file lacks', () => {
  it('is found for the systems that no registry could answer for', () => {
    const packages = {
      '': {},
      'node_modules/fast': {
        dev: true,
        optionalDependencies: { '@fast/linux-x64-musl': '1.2.3', '@fast/linux-x64-gnu': '1.2.3', '@fast/darwin-arm64': '^1.2.3' },
      },
      'node_modules/@fast/linux-x64-gnu': {},
    };
    expect(missingFromLock(packages)).toEqual({
      'node_modules/@fast/linux-x64-musl': { version: '1.2.3', cpu: ['x64'], dev: true, libc: ['musl'], optional: true, os: ['linux'] },
      'node_modules/@fast/darwin-arm64': { version: '1.2.3', cpu: ['arm64'], dev: true, optional: true, os: ['darwin'] },
    });
  });

  it('is not what stands nested or in a folder above', () => {
    const packages = {
      'node_modules/a/node_modules/b': { optionalDependencies: { c: '1.0.0', d: '1.0.0' } },
      'node_modules/a/node_modules/c': {},
      'node_modules/d': {},
    };
    expect(missingFromLock(packages)).toEqual({});
  });
});
