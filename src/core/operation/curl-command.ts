import type {Field, Operation} from '../../schema/index.ts';
import {holdsMasked, maskedText} from '../mask.ts';
import {quoteWord} from '../text/quote-word.ts';
import type {CommandLine, CommandTarget} from './command-line.ts';
import {formatEndpoint} from './endpoint-word.ts';

/**
 * A signed `curl` that makes a call for which the AWS CLI has no command. The keys come from the environment; without them, or
 * without the file of what is masked, it ends before it reaches the service.
 */
export function formatCurlCommand(
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
  {region, endpoint, profile}: CommandTarget,
): CommandLine {
  const given = operation.input.filter(({name}) => input[name] !== undefined);
  const at = (place: Field['binding']['in']) => given.filter(({binding}) => binding.in === place);
  const path = operation.path.replace(/\{(\w+)\+?\}/g, (_, label) => {
    const field = given.find(({binding, name}) => binding.in === 'path' && (binding.name === label || name === label));
    return encodeURIComponent(String(field === undefined ? '' : input[field.name]));
  });
  const query = new URLSearchParams([
    ...Object.entries(operation.query),
    ...at('query').map(({name, binding}): [string, string] => [binding.name, String(input[name])]),
  ]).toString();
  const base = formatEndpoint(endpoint ?? `https://lambda.${region}.amazonaws.com`);
  const url = base.word + quoteWord(`${path}${query === '' ? '' : `?${query}`}`);
  const body = formatBody(at('payload'), at('body'), input);
  const headers = at('header').map(({name, binding}) => formatHeader(binding.name, input[name]));
  const words = [
    ...['curl', '--fail-with-body', '-sS', '-X', operation.method],
    ...['--aws-sigv4', `aws:amz:${region}:lambda`],
    ...['--user', `"\${AWS_ACCESS_KEY_ID:?}:\${AWS_SECRET_ACCESS_KEY:?}"`],
    ...['-H', `"x-amz-security-token: \${AWS_SESSION_TOKEN-}"`],
    ...headers.flatMap(({words: own}) => own),
    ...body.words,
    url,
  ];
  const keys =
    profile === undefined ? '' : ` (aws configure export-credentials --profile ${quoteWord(profile)} --format env)`;
  const notes = [`the AWS CLI has no ${operation.name}: a signed curl, with the keys of the environment${keys}`];
  return {
    text: [...body.guard, ...words].join(' '),
    notes: [...notes, ...base.notes, ...headers.flatMap(({notes: own}) => own), ...body.notes],
  };
}

/** What is masked is a variable: the command ends at once where that is not set. */
function formatHeader(header: string, value: unknown): Pick<CommandLine, 'notes'> & {words: readonly string[]} {
  if (value !== maskedText) return {words: ['-H', quoteWord(`${header}: ${String(value)}`)], notes: []};
  const variable = header
    .replace(/^x-amz-/i, '')
    .replace(/-/g, '_')
    .toUpperCase();
  return {
    words: ['-H', `"${header}: \${${variable}:?}"`],
    notes: [`set ${variable} first: what is sent as ${header}`],
  };
}

function formatBody(
  [payload]: readonly Field[],
  members: readonly Field[],
  input: Readonly<Record<string, unknown>>,
): {words: readonly string[]; guard: readonly string[]; notes: readonly string[]} {
  const value =
    payload === undefined ? Object.fromEntries(members.map(({name}) => [name, input[name]])) : input[payload.name];
  if (payload === undefined && members.length === 0) return {words: [], guard: [], notes: []};
  const json = ['-H', quoteWord('content-type: application/json')];
  const text = value instanceof Uint8Array ? new TextDecoder().decode(value) : JSON.stringify(value);
  if (holdsMasked(value) || text.includes('\0')) {
    const notes = ['make body.json first: what is sent, with its secrets'];
    // Curl would send nothing in place of a file that is not there.
    return {words: [...json, '--data-binary', '@./body.json'], guard: ['test', '-s', './body.json', '&&'], notes};
  }
  return {words: [...json, '--data-raw', quoteWord(text)], guard: [], notes: []};
}
