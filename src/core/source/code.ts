import type {CodePlace} from '../code-place.ts';

/** What is in a zip under one name. */
export interface CodeEntry {
  /** As the zip has it, without a slash at its end. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link';
  /** Bytes, unpacked and as they are in the zip. */
  readonly size: number;
  readonly packedSize: number;
  /** Of what it unpacks to: two files with the same one and the same size are taken to be the same. */
  readonly crc32: number;
  /** Permissions of Unix, e.g. `0o644`; undefined where the zip has none. */
  readonly mode: number | undefined;
  /** Milliseconds since 1970; the zip has it to two seconds and without its zone, which is taken to be UTC. */
  readonly modified: number;
  /** Why its content cannot be read, or not be written under its name; undefined when it can. */
  readonly trouble?: string;
}

/** What is known of code beside what is in it. */
export interface CodeFacts {
  readonly place: CodePlace;
  /** How it is called: `orders-api:12`, `orders-api:$LATEST`, `sharp:3`. */
  readonly label: string;
  /** Base64, as the service's CodeSha256; undefined for code of this machine. */
  readonly sha256?: string;
  /** Bytes of the zip. */
  readonly size: number;
  /** The answer that told of it: GetFunction's Configuration, or GetLayerVersion's answer. */
  readonly configuration: Readonly<Record<string, unknown>>;
  /** Tags of the function. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A zip that can be looked into; what is read of it is kept in a temporary file. Rejections are `ProblemError`s. */
export interface Code extends CodeFacts {
  /** In the order of the zip. */
  readonly entries: readonly CodeEntry[];
  /** The content of a file, or where a link leads, of at most `mostRead` bytes; checked by its length and CRC. */
  read(entry: CodeEntry, allowance: Allowance): Promise<FetchedCode<Uint8Array>>;
  /** The whole zip. */
  readWhole(allowance: Allowance): Promise<FetchedCode<Uint8Array>>;
  /** The zip with other contents of some of its files; everything else of it stays as it is. */
  rebuild(contents: ReadonlyMap<CodeEntry, Uint8Array>, allowance: Allowance): Promise<FetchedCode<Uint8Array>>;
}

/** Bytes of a file that are read to be looked at. */
export const mostRead = 16 << 20;

/** What may be fetched. */
export interface Allowance {
  /** Bytes that may be fetched without asking. */
  readonly most: number;
  /** Bytes a file may unpack to; `mostRead` unless it says otherwise. */
  readonly largest?: number;
  /** Told how many bytes have come, of how many. */
  tell?(done: number, all: number): void;
  readonly signal: AbortSignal;
}

/** Bytes from which a download is asked for first. */
export const asksFrom = 50 << 20;

/** Bytes of a zip that can be sent in a request (Lambda quotas page: 50 MB zipped, direct upload). */
export const mostSent = 50 << 20;

/** What was fetched, or that so many bytes would have to be, which is more than was allowed. */
export type FetchedCode<Value> =
  | {readonly kind: 'fetched'; readonly value: Value}
  | {readonly kind: 'asks'; readonly bytes: number};

/** Code that is a container image, and has no files that could be seen. */
export interface ImageCode extends Omit<CodeFacts, 'size'> {
  readonly uri: string;
  /** The same by its digest. */
  readonly resolvedUri: string | undefined;
}

/** What a place has. */
export type FoundCode =
  | {readonly kind: 'zip'; readonly code: Code}
  | {readonly kind: 'image'; readonly code: ImageCode};

/** Reading code. */
export interface SourceServices {
  /** Code that was opened in this session, by its CodeSha256, whatever has that now; undefined where it was not. */
  reopen(sha256: string): Promise<Code | undefined>;
  /** What is there now, read anew; of a zip only its list of entries is fetched. Rejects with a `ProblemError`. */
  open(place: CodePlace, allowance: Allowance): Promise<FetchedCode<FoundCode>>;
}
