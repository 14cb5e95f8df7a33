/**
 * npm run verify-audit FILE [FILE…]: does every record of an exported audit fit the chain, is the file as its console
 * signed it, and does it reach as far as the platform was told? Each file says how far the audits of all consoles of its
 * area had come, so that a file from the next desk finds what was cut off at this one.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Refusal, main, say } from './lib/say.mjs';

await main(async () => {
  const files = process.argv.slice(2);
  if (files.length === 0) throw new Refusal('Which file? npm run verify-audit FILE');
  const audits = files.map(read);
  for (const { file, chain, hashes } of audits) {
    const told = audits.flatMap((other) => other.ends.filter((end) => end.chain === chain).map((end) => ({ ...end, by: other.file })));
    for (const { n, hash, by } of told) {
      if (hashes[n - 1] === hash) continue;
      const which = n > hashes.length ? `the records from ${hashes.length + 1} on are missing` : `record ${n} is another`;
      throw new Refusal(`${file}: ${which}; the platform was told of record ${n}, as ${by} says.`);
    }
  }
  for (const { chain, hashes, signer, ends } of audits) {
    const last = Math.max(0, ...audits.flatMap((other) => other.ends.filter((end) => end.chain === chain).map(({ n }) => n)));
    const own = ends.some((end) => end.console === signer && end.chain !== chain)
      ? '; the platform knows an earlier chain of this console'
      : '';
    const upTo = last > 0 ? `, vouched for by the platform up to record ${last}` : '';
    say(`${hashes.length} records, the chain is whole${upTo}; signed by ${signer}${own}`);
  }
  return 0;
});

/** One file, its signature and its chain checked. */
function read(file) {
  const text = readFileSync(file, 'utf8');
  const end = text.trimEnd().lastIndexOf('\n') + 1;
  const lines = text.slice(0, end).trimEnd().split('\n');
  const seal = parse(text.slice(end), 'the signature');
  const key = createPublicKey({ key: Buffer.from(String(seal.publicKey), 'base64'), format: 'der', type: 'spki' });
  if (!verify(null, Buffer.from(text.slice(0, end)), key, Buffer.from(String(seal.signature), 'base64')))
    throw new Refusal('The signature does not fit: the file is not as the console wrote it.');

  const head = parse(lines[0], 'the first line');
  const hashes = [];
  for (const [index, line] of lines.slice(1).entries()) {
    const record = parse(line, `record ${index + 1}`);
    const wanted = createHash('sha256')
      .update(`${hashes.at(-1) ?? ''}\n${record.n}\n${record.doc}`)
      .digest('hex');
    if (record.n !== index + 1 || record.hash !== wanted) throw new Refusal(`Record ${index + 1} does not fit the chain.`);
    hashes.push(record.hash);
  }
  if (hashes.length !== head.records) throw new Refusal(`The file has ${hashes.length} records and says ${head.records}.`);
  // Files of an older version name no ends.
  return { file, chain: hashes[0], hashes, ends: head.ends ?? [], signer: fingerprint(String(seal.publicKey)) };
}

function parse(line, what) {
  try {
    return JSON.parse(line);
  } catch {
    throw new Refusal(`${what} is not JSON.`);
  }
}

function fingerprint(publicKey) {
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 16);
}
