import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import * as v from 'valibot';
import { writeFileAtomically } from './atomic-file';

/** A sealed line between its brackets, which base64 has not: it is found also when the end of the line before it is gone. */
const SEALED = /\(([^()\n]*)\)/g;
const IV = 12;
const TAG = 16;

/**
 * A file of sealed lines (AES-256-GCM), one a change, so that a damaged line takes no other with it. Not flushed when it is
 * added to: what it says a second time is on the disk elsewhere.
 */
export class SealedLines<Schema extends v.GenericSchema> {
  constructor(
    private readonly path: string,
    private readonly key: Buffer,
    private readonly schema: Schema,
  ) {}

  /** The lines in their order; `unreadable` counts those that are damaged or sealed with another key. */
  read(): { readonly lines: readonly v.InferOutput<Schema>[]; readonly unreadable: number } {
    const opened = this.texts().map((text) => this.open(text));
    const lines = opened.filter((line) => line !== undefined);
    return { lines, unreadable: opened.length - lines.length };
  }

  /** @returns how many characters were added */
  append(lines: readonly v.InferInput<Schema>[]): number {
    if (lines.length === 0) return 0;
    const text = this.written(lines);
    appendFileSync(this.path, text, { mode: 0o600 });
    return text.length;
  }

  /** Exactly these; no file where there are none. */
  rewrite(lines: readonly v.InferInput<Schema>[]): void {
    if (lines.length === 0) rmSync(this.path, { force: true });
    else writeFileAtomically(this.path, this.written(lines));
  }

  /** What stands between brackets; of a line without any, itself. */
  private texts(): readonly string[] {
    if (!existsSync(this.path)) return [];
    const lines = readFileSync(this.path, 'latin1').split('\n');
    return lines.flatMap((line) => {
      const sealed = [...line.matchAll(SEALED)].map(([, text]) => text!);
      return sealed.length > 0 || line === '' ? sealed : [line];
    });
  }

  private written(lines: readonly v.InferInput<Schema>[]): string {
    return lines.map((line) => `(${this.seal(line)})\n`).join('');
  }

  private seal(line: v.InferInput<Schema>): string {
    const iv = randomBytes(IV);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv);
    return Buffer.concat([iv, cipher.update(JSON.stringify(line), 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
  }

  private open(text: string): v.InferOutput<Schema> | undefined {
    const bytes = Buffer.from(text, 'base64');
    if (bytes.length <= IV + TAG) return undefined;
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, IV), { authTagLength: TAG });
      decipher.setAuthTag(bytes.subarray(-TAG));
      const json = Buffer.concat([decipher.update(bytes.subarray(IV, -TAG)), decipher.final()]).toString('utf8');
      return v.parse(this.schema, JSON.parse(json));
    } catch {
      return undefined;
    }
  }
}
