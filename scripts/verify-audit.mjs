/** npm run verify-audit FILE: does every record of an exported audit fit the chain, and is the file as its console signed it? */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Refusal, main, say } from './lib/say.mjs';

await main(async () => {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Refusal('Which file? npm run verify-audit FILE');
  const text = readFileSync(file, 'utf8');
  const end = text.trimEnd().lastIndexOf('\n') + 1;
  const lines = text.slice(0, end).trimEnd().split('\n');
  const seal = parse(text.slice(end), 'the signature');
  const key = createPublicKey({ key: Buffer.from(String(seal.publicKey), 'base64'), format: 'der', type: 'spki' });
  if (!verify(null, Buffer.from(text.slice(0, end)), key, Buffer.from(String(seal.signature), 'base64')))
    throw new Refusal('The signature does not fit: the file is not as the console wrote it.');

  const head = parse(lines[0], 'the first line');
  let hash = '';
  for (const [index, line] of lines.slice(1).entries()) {
    const record = parse(line, `record ${index + 1}`);
    const wanted = createHash('sha256').update(`${hash}\n${record.n}\n${record.doc}`).digest('hex');
    if (record.n !== index + 1 || record.hash !== wanted) throw new Refusal(`Record ${index + 1} does not fit the chain.`);
    hash = record.hash;
  }
  if (lines.length - 1 !== head.records) throw new Refusal(`The file has ${lines.length - 1} records and says ${head.records}.`);
  say(`${head.records} records, the chain is whole; signed by ${fingerprint(String(seal.publicKey))}`);
  return 0;
});

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
