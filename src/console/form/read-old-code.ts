import type {CodePlace} from '../../core/code-place.ts';
import {formatSize} from '../../core/format/size.ts';
import type {Item} from '../../core/item.ts';
import {type Allowance, mostSent, type SourceServices} from '../../core/source/code.ts';
import {toProblem} from '../reads/read-query.ts';

/** The code that a change replaces, for putting it back. */
export interface OldCode {
  /** What putting it back sends; empty where that cannot be done. */
  readonly before: Item;
  /** What that means, in a sentence. */
  readonly text: string;
}

/** Fetches code that is to be replaced; `sha256` is that of the code which is meant. Failing only means that it cannot be put back. */
export async function readOldCode(
  source: SourceServices,
  {place, sha256}: {readonly place: CodePlace; readonly sha256: unknown},
  allowance: Omit<Allowance, 'most'>,
): Promise<OldCode> {
  const most = {...allowance, most: mostSent};
  try {
    const found = await source.open(place, most);
    if (found.kind === 'asks') return toTooLarge(found.bytes);
    if (found.value.code.sha256 !== sha256) return toUnkept('it was changed since the form was opened.');
    if (found.value.kind === 'image') {
      const {uri, resolvedUri = uri} = found.value.code;
      return {before: {ImageUri: resolvedUri}, text: 'u puts the image back that is there now.'};
    }
    const {code} = found.value;
    if (code.size > mostSent) return toTooLarge(code.size);
    const zip = await code.readWhole(most);
    if (zip.kind === 'asks') return toTooLarge(zip.bytes);
    const text = `u puts the code back that is there now (${formatSize(code.size)}, kept for this session).`;
    return {before: {ZipFile: zip.value}, text};
  } catch (error) {
    const {what, why} = toProblem(error);
    return toUnkept(`${what}: ${why}`);
  }
}

function toTooLarge(bytes: number): OldCode {
  return toUnkept(`it has ${formatSize(bytes)}, and at most 50 MB can be sent directly.`);
}

function toUnkept(why: string): OldCode {
  return {before: {}, text: `u will not put the code back that is there now: ${why}`};
}
