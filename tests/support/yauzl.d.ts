/** The little of yauzl that the tests use; the package has no types of its own. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream';
  interface ZipFile {
    readEntry(): void;
    on(event: 'entry', listener: (entry: { readonly fileName: string }) => void): this;
    on(event: 'end', listener: () => void): this;
    openReadStream(entry: { readonly fileName: string }, done: (error: Error | null, stream: Readable) => void): void;
  }
  export function fromBuffer(bytes: Buffer, options: { lazyEntries: true }, done: (error: Error | null, zip: ZipFile) => void): void;
}
