import type {Operation} from '../../schema/index.ts';
import {quoteWord} from '../text/quote-word.ts';
import type {CommandLine, CommandTarget} from './command-line.ts';
import {formatAsOptions, type MemberOptions, toKebab} from './command-options.ts';
import {formatCurlCommand} from './curl-command.ts';
import {formatEndpoint} from './endpoint-word.ts';

/**
 * The AWS CLI (version 2) command that makes the same call: members become `--kebab-case` options, structures, lists and maps
 * JSON. What is masked becomes a file that must be made first: without it the command fails before it reaches the service.
 * What the CLI does not have becomes a signed `curl`.
 */
export function buildAwsCommand(
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
  target: CommandTarget,
): CommandLine {
  if (isMissingInCli(operation)) return formatCurlCommand(operation, input, target);
  const members = Object.entries(input)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => formatAsOptions(name, value, isStreamed(operation, name)));
  const endpoint = target.endpoint === undefined ? undefined : formatEndpoint(target.endpoint);
  const connection = [
    ...(endpoint === undefined ? [] : ['--endpoint-url', endpoint.word]),
    ...(target.profile === undefined ? [] : formatProfile(target.profile)),
    ...['--region', quoteWord(target.region)],
  ];
  // `aws lambda invoke` writes the response to a file, which it wants to be named.
  const outfile = operation.name === 'Invoke' ? ['response.json'] : [];
  const words = [...members.flatMap(({words: own}) => own), ...formatGuarded(members)];
  return {
    text: ['aws', operation.service, toKebab(operation.name), ...words, ...connection, ...outfile].join(' '),
    notes: [...(endpoint?.notes ?? []), ...members.flatMap(({notes}) => notes)],
  };
}

/**
 * Whether the AWS CLI has no command for the operation: it reads no streams of events, and policies of resources are not in its
 * model of the service (AWS CLI 2.9 and botocore 1.43).
 */
export function isMissingInCli({name, output}: Operation): boolean {
  return output.some(({streaming, kind}) => streaming && kind === 'union') || name.endsWith('ResourcePolicy');
}

/** The CLI would read a file in place of some texts, wherever they stand but here. */
function formatGuarded(members: readonly MemberOptions[]): readonly string[] {
  const guarded = Object.fromEntries(members.flatMap(({asJson}) => Object.entries(asJson)));
  return Object.keys(guarded).length === 0 ? [] : ['--cli-input-json', quoteWord(JSON.stringify(guarded))];
}

function formatProfile(profile: string): readonly string[] {
  return profile.startsWith('-') ? [`--profile=${quoteWord(profile)}`] : ['--profile', quoteWord(profile)];
}

function isStreamed({input}: Operation, name: string): boolean {
  return input.some(field => field.name === name && field.streaming);
}
