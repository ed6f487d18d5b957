import type {Calls} from '../../aws/calls.ts';
import type {CodePlace} from '../../core/code-place.ts';
import {parseFunctionArn, parseLayerVersionArn} from '../../core/format/arn.ts';
import {isMissing, toOptionalText} from '../../core/format/members.ts';
import {ProblemError} from '../../core/problem.ts';
import type {CodeFacts, ImageCode} from '../../core/source/code.ts';

/** Where a zip can be fetched for some minutes, and what is known of it. */
export interface LocatedZip {
  readonly kind: 'zip';
  readonly facts: Omit<CodeFacts, 'size'>;
  readonly url: URL;
}

/** Asks where the code of a place is. Rejects with a `ProblemError`. */
export async function locateCode(
  place: CodePlace,
  {inDialog: {call}}: Calls,
  signal: AbortSignal,
): Promise<LocatedZip | {readonly kind: 'image'; readonly code: ImageCode}> {
  if (place.of === 'layer') {
    const answer = await call('GetLayerVersionByArn', {Arn: place.arn}, signal);
    const {name, version} = parseLayerVersionArn(place.arn) ?? {name: place.arn, version: ''};
    return toZip({place, label: `${name}:${version}`, configuration: {...answer}}, answer.Content);
  }
  const input = {FunctionName: place.name, ...(place.qualifier !== undefined && {Qualifier: place.qualifier})};
  const {Configuration: configuration, Code: code, Tags: tags} = await call('GetFunction', input, signal);
  const version = toOptionalText(configuration?.Version) ?? place.qualifier ?? '$LATEST';
  const name = toOptionalText(configuration?.FunctionName) ?? parseFunctionArn(place.name)?.name ?? place.name;
  const facts = {
    place,
    label: `${name}:${version}`,
    configuration: {...configuration},
    ...(tags !== undefined && {
      tags: Object.fromEntries(Object.entries(tags).map(([tag, value]) => [tag, String(value)])),
    }),
  };
  const sha256 = toOptionalText(configuration?.CodeSha256);
  const uri = toOptionalText(code?.ImageUri);
  if (uri !== undefined) {
    const resolvedUri = toOptionalText(code?.ResolvedImageUri);
    return {kind: 'image', code: {...facts, ...(sha256 !== undefined && {sha256}), uri, resolvedUri}};
  }
  return toZip(facts, {Location: code?.Location, CodeSha256: sha256});
}

function toZip(
  facts: Omit<CodeFacts, 'size'>,
  content: {readonly Location?: unknown; readonly CodeSha256?: unknown} | undefined,
): LocatedZip {
  const url = URL.parse(toOptionalText(content?.Location) ?? '');
  const sha256 = content?.CodeSha256;
  if (url === null || !/^https?:$/u.test(url.protocol)) throw new ProblemError(describeUnlocated(facts.label, content));
  return {kind: 'zip', facts: {...facts, ...(!isMissing(sha256) && {sha256: String(sha256)})}, url};
}

function describeUnlocated(label: string, content: object | undefined) {
  return {
    kind: 'missing',
    what: `The code of ${label} cannot be fetched`,
    why: content === undefined ? 'The service does not say where it is.' : 'The service gives no link to it.',
    tryThis: '',
  } as const;
}
