import {compareFiles, countFiles, type FileContrast} from '../../core/compare/compare-files.ts';
import type {CodeState} from '../../core/compare/comparison.ts';
import {type ComparedSide, type ComparedSides, type EarlierSide, formatSide} from '../../core/compare/side.ts';
import {toOptionalText} from '../../core/format/members.ts';
import {formatSize} from '../../core/format/size.ts';
import {asksFrom, type Code, type CodeEntry, type FetchedCode, type FoundCode} from '../../core/source/code.ts';
import {mostCompared, type TextContrast} from '../../core/source/text-contrast.ts';
import type {Connection} from '../connection/connection.ts';
import {toProblem} from '../reads/read-query.ts';
import type {Services} from '../services.ts';

/** The files of a side that can be looked into. */
export type ReadableCode = Pick<Code, 'entries' | 'read'>;

/** How the code of two sides stands, and where its files can be read. */
export interface ComparedCode {
  readonly state: CodeState;
  readonly codes?: readonly [ReadableCode, ReadableCode];
}

/** What code is read with. */
export interface ComparedReading {
  readonly services: Pick<Services, 'openLocalCode' | 'texts'>;
  readonly connection: Connection;
  readonly signal: AbortSignal;
}

/** Compares the lists of files of two sides. Rejects never: what cannot be known is said. */
export async function compareCode(reading: ComparedReading, sides: ComparedSides): Promise<ComparedCode> {
  if (sides.some(side => side.kind === 'earlier' && findFormerHash(side) === undefined)) {
    return {state: {state: 'left-out', words: 'of that time only what was changed is kept'}};
  }
  const opened = await Promise.all(sides.map(side => openSide(reading, side)));
  const failures = opened.flatMap((code, index) => ('why' in code ? [`of ${nameAt(sides, index)}: ${code.why}`] : []));
  if (failures.length > 0) return {state: {state: 'unknown', words: failures.join('; ')}};
  const [left, right] = opened;
  if (left === undefined || right === undefined || 'why' in left || 'why' in right) throw new Error('Both were opened');
  if (left.sha256 !== undefined && left.sha256 === right.sha256) {
    return {state: {state: 'same', words: `CodeSha256 ${left.sha256}`}};
  }
  if (left.image !== undefined || right.image !== undefined) return {state: compareImages(left, right)};
  return compareEntries([left.code, right.code]);
}

function nameAt(sides: ComparedSides, index: number): string {
  return formatSide(sides[index === 0 ? 0 : 1]);
}

type OpenedSide =
  | {readonly why: string}
  | {readonly code: ReadableCode; readonly sha256: string | undefined; readonly image: string | undefined};

/** The CodeSha256 of the code that a change took the place of; undefined of what changed other things. */
export function findFormerHash({change: {operation, before}}: Pick<EarlierSide, 'change'>): string | undefined {
  return operation === 'UpdateFunctionCode' ? toOptionalText(before['CodeSha256']) : undefined;
}

const noFiles: ReadableCode = {
  entries: [],
  read: () => Promise.reject(new Error('A container image has no files here')),
};

async function openSide({services, connection, signal}: ComparedReading, side: ComparedSide): Promise<OpenedSide> {
  try {
    const allowance = {most: asksFrom, signal};
    if (side.kind === 'disk') {
      const found = await services.openLocalCode(side.path, signal);
      return {code: found, sha256: undefined, image: undefined};
    }
    const own = side.kind === 'earlier' ? await connection.source.reopen(findFormerHash(side) ?? '') : undefined;
    if (own !== undefined) return {code: own, sha256: own.sha256, image: undefined};
    const qualifier = side.kind === 'earlier' ? side.version : side.qualifier;
    if (side.kind === 'earlier' && qualifier === undefined)
      return {why: 'it was not looked at here, and no version has it'};
    const {functionName: name} = side;
    const place = {of: 'function', name, ...(qualifier !== undefined && {qualifier})} as const;
    return toOpened(await connection.source.open(place, allowance));
  } catch (error) {
    const {what, why} = toProblem(error);
    return {why: `${what}: ${why}`};
  }
}

function toOpened(found: FetchedCode<FoundCode>): OpenedSide {
  if (found.kind === 'asks') return {why: `its list of files alone takes ${formatSize(found.bytes)} to fetch`};
  const {kind, code} = found.value;
  if (kind === 'zip') return {code, sha256: code.sha256, image: undefined};
  return {code: noFiles, sha256: code.sha256, image: code.resolvedUri ?? code.uri};
}

function compareImages(
  left: {readonly image: string | undefined},
  right: {readonly image: string | undefined},
): CodeState {
  const tell = (image: string | undefined) => (image === undefined ? 'a zip' : `the image ${image}`);
  if (left.image === right.image) return {state: 'same', words: tell(left.image)};
  return {
    state: 'unknown',
    words: `${tell(left.image)} beside ${tell(right.image)}: files of images are not seen here`,
  };
}

function compareEntries(codes: readonly [ReadableCode, ReadableCode]): ComparedCode {
  const [left, right] = codes;
  const files = compareFiles(left.entries, right.entries);
  const count = countFiles(left.entries, right.entries);
  const many = `${count} ${count === 1 ? 'file' : 'files'}`;
  if (files.length === 0) return {state: {state: 'same', words: `${many}, by their sizes and checksums`}, codes};
  return {state: {state: 'differs', files, count}, codes};
}

/** How the text of a file differs. Rejects never: what cannot be known is said. */
export async function compareFileTexts(
  {services, signal}: ComparedReading,
  codes: readonly [ReadableCode, ReadableCode],
  {left, right}: FileContrast,
): Promise<TextContrast> {
  const isLarge = Math.max(left?.size ?? 0, right?.size ?? 0) > mostCompared;
  if (isLarge) return {kind: 'untold', why: 'too large to be compared line by line'};
  try {
    const [old, next] = await Promise.all([readContent(codes[0], left, signal), readContent(codes[1], right, signal)]);
    if (!(old instanceof Uint8Array)) return {kind: 'untold', why: old.why};
    if (!(next instanceof Uint8Array)) return {kind: 'untold', why: next.why};
    const contrast = await services.texts.compare(old, next, signal);
    return contrast ?? {kind: 'untold', why: 'comparing it took too long'};
  } catch (error) {
    const {what, why} = toProblem(error);
    return {kind: 'untold', why: `${what}: ${why}`};
  }
}

async function readContent(
  code: ReadableCode,
  entry: CodeEntry | undefined,
  signal: AbortSignal,
): Promise<Uint8Array | {readonly why: string}> {
  if (entry === undefined) return new Uint8Array();
  const content = await code.read(entry, {most: asksFrom, signal});
  return content.kind === 'fetched' ? content.value : {why: `it takes ${formatSize(content.bytes)} to fetch`};
}
