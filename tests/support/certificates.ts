import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certification authority of a test's own, and a server's certificate for 127.0.0.1 under it. */
export interface Certificates {
  readonly folder: string;
  readonly caFile: string;
  /** The `tls` block of a nats-server. */
  readonly config: string;
  remove(): void;
}

export const makeCertificates = (): Certificates => {
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-tls-'));
  const path = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl('req', '-x509', ...key, '-days', '2', '-subj', '/CN=Test CA', '-keyout', 'ca-key.pem', '-out', 'ca.pem');
  openssl('req', ...key, '-subj', '/CN=test', '-keyout', 'server-key.pem', '-out', 'server.csr');
  writeFileSync(path('names'), 'subjectAltName=IP:127.0.0.1');
  openssl(
    'x509',
    '-req',
    '-in',
    'server.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca-key.pem',
    '-CAcreateserial',
    '-days',
    '2',
    '-out',
    'server.pem',
    '-extfile',
    'names',
  );
  return {
    folder,
    caFile: path('ca.pem'),
    config: `tls { cert_file: ${JSON.stringify(path('server.pem'))}, key_file: ${JSON.stringify(path('server-key.pem'))}, timeout: 5 }`,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
