import {createHash} from 'node:crypto';
import {join} from 'node:path';
import type {CodePlace} from '../../core/code-place.ts';
import {ProblemError} from '../../core/problem.ts';
import type {Allowance, Code, FetchedCode, FoundCode} from '../../core/source/code.ts';
import {rewriteZip} from '../../core/source/rewrite-zip.ts';
import {describeCodeProblem} from './describe-code-problem.ts';
import {type CodeAsker, createFetchZipPart, type SourceHolder, type ZipSource} from './fetch-part.ts';
import {openKeptZip, type ZipBytes} from './kept-zip.ts';
import {locateCode} from './locate-code.ts';
import {packContents} from './pack-contents.ts';
import {BrokenZipError, readZipFiles, type ZipFiles} from './zip-files.ts';

/** Opens code; a zip that was opened once is known by its CodeSha256, whoever asks for it. */
export interface CodeKeeper {
  /** What is kept of code by its CodeSha256; undefined where nothing is. */
  reopen(sha256: string): Promise<Code | undefined>;
  /** Rejects with a `ProblemError`. */
  open(place: CodePlace, asker: CodeAsker, allowance: Allowance): Promise<FetchedCode<FoundCode>>;
}

interface OpenedZip {
  readonly bytes: ZipBytes;
  readonly files: ZipFiles;
}

/** A zip that is kept. */
interface KeptCode extends SourceHolder {
  opened: Promise<FetchedCode<OpenedZip>>;
}

/** Makes a keeper that keeps zips in a folder of the temporary one, which `findFolder` makes when it is first needed. */
export function createCodeKeeper(temporaryFolder: string, findFolder: () => string): CodeKeeper {
  const fetchPart = createFetchZipPart();
  const kept = new Map<string, KeptCode>();
  let count = 0;
  const openZip = async (holder: SourceHolder, allowance: Allowance): Promise<FetchedCode<OpenedZip>> => {
    count += 1;
    const path = join(findFolder(), `${count}.zip`);
    const bytes = await openKeptZip(path, (range, signal) => fetchPart(holder, range, signal), allowance);
    if (bytes.kind === 'asks') return bytes;
    const files = await readZipFiles(bytes.value, allowance);
    return files.kind === 'asks' ? files : {kind: 'fetched', value: {bytes: bytes.value, files: files.value}};
  };
  const keep = (key: string, source: ZipSource, allowance: Allowance): KeptCode => {
    const known = kept.get(key);
    if (known !== undefined) return Object.assign(known, {source});
    const holder = {source};
    const made = Object.assign(holder, {opened: openZip(holder, allowance)});
    kept.set(key, made);
    // What did not go well is tried anew the next time.
    const forget = () => kept.delete(key);
    made.opened.then(found => found.kind === 'asks' && forget(), forget);
    return made;
  };
  return {
    reopen: async sha256 => {
      const known = kept.get(sha256);
      const opened = await known?.opened;
      return known === undefined || opened?.kind !== 'fetched'
        ? undefined
        : toCode(opened.value, known, temporaryFolder);
    },
    open: async (place, asker, allowance) => {
      const located = await locateCode(place, asker.calls, allowance.signal);
      if (located.kind === 'image') return {kind: 'fetched', value: located};
      const {facts, url} = located;
      const holder: SourceHolder = {source: {located, asker}};
      try {
        const known = keep(facts.sha256 ?? url.pathname, holder.source, allowance);
        const opened = await known.opened;
        if (opened.kind === 'asks') return opened;
        return {kind: 'fetched', value: {kind: 'zip', code: toCode(opened.value, known, temporaryFolder)}};
      } catch (error) {
        throw toCodeProblem(error, `The zip of ${facts.label}`, {holder, temporaryFolder, signal: allowance.signal});
      }
    },
  };
}

function toCode({bytes, files}: OpenedZip, holder: SourceHolder, temporaryFolder: string): Code {
  const {facts} = holder.source.located;
  const describe =
    (what: string, signal: AbortSignal) =>
    (error: unknown): never => {
      throw toCodeProblem(error, what, {holder, temporaryFolder, signal});
    };
  const whole = (allowance: Allowance) => readWhole(bytes, facts.sha256, allowance);
  return {
    ...facts,
    size: bytes.size,
    entries: files.entries,
    read: (entry, allowance) =>
      files.read(entry, allowance).catch(describe(`${entry.path} of ${facts.label}`, allowance.signal)),
    readWhole: allowance => whole(allowance).catch(describe(`The zip of ${facts.label}`, allowance.signal)),
    rebuild: async (contents, allowance) => {
      try {
        const old = await whole(allowance);
        if (old.kind === 'asks') return old;
        const changes = await packContents(contents, entry => files.entries.indexOf(entry));
        return {kind: 'fetched', value: rewriteZip(old.value, changes)};
      } catch (error) {
        return describe(`The zip of ${facts.label}`, allowance.signal)(error);
      }
    },
  };
}

interface Trying {
  readonly holder: SourceHolder;
  readonly temporaryFolder: string;
  readonly signal: AbortSignal;
}

function toCodeProblem(error: unknown, what: string, {holder, temporaryFolder, signal}: Trying): ProblemError {
  const {located, asker} = holder.source;
  const {connection} = asker;
  const attempt = {what, connection, host: located.url.host, folder: temporaryFolder, signal};
  return new ProblemError(describeCodeProblem(error, attempt), {cause: error});
}

async function readWhole(
  bytes: ZipBytes,
  sha256: string | undefined,
  allowance: Allowance,
): Promise<FetchedCode<Uint8Array>> {
  const all = {from: 0, to: bytes.size};
  const wanted = await bytes.want(all, allowance);
  if (wanted.kind === 'asks') return wanted;
  const value = await bytes.read(all);
  const found = createHash('sha256').update(value).digest('base64');
  if (sha256 !== undefined && found !== sha256) {
    throw new BrokenZipError('its checksum is not the CodeSha256 of the version');
  }
  return {kind: 'fetched', value};
}
