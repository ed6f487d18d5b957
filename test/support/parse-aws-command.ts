import type {Field, Operation} from '../../src/schema/index.ts';
import {words} from './shell-words.ts';

/** The input that an `aws lambda` command line stands for, as the AWS CLI reads it. Files are given by what stands for them. */
export function parseAwsCommand(line: string, operation: Operation, files: Readonly<Record<string, unknown>>): object {
  const [, , command, ...rest] = words(line);
  if (command !== toOption(operation.name)) throw new Error(`${command} is not ${operation.name}`);
  const byOption = new Map(operation.input.map(field => [toOption(field.name), field]));
  const input: Record<string, unknown> = {};
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index] ?? '';
    if (!word.startsWith('--')) continue;
    const [option = '', joined] = splitOnce(word.slice(2));
    const field = byOption.get(option) ?? byOption.get(option.replace(/^no-/, ''));
    if (option === 'zip-file') setZip(operation, input, files[rest[++index] ?? '']);
    else if (field?.kind === 'boolean') input[field.name] = !option.startsWith('no-');
    else if (field !== undefined) {
      const value = toValue(field, joined ?? rest[++index] ?? '', files);
      const before = input[field.name];
      input[field.name] = isRecord(before) && isRecord(value) ? {...value, ...before} : value;
    }
  }
  return input;
}

function toValue(field: Field, text: string, files: Readonly<Record<string, unknown>>): unknown {
  switch (field.kind) {
    case 'number':
      return Number(text);
    case 'timestamp':
      return new Date(text);
    case 'blob':
      return files[text] ?? new TextEncoder().encode(text);
    case 'structure':
    case 'union':
    case 'list':
    case 'map':
      return JSON.parse(text);
    default:
      return text;
  }
}

/** The zip is an option of its own for what the API has in a structure. */
function setZip({input: fields}: Operation, input: Record<string, unknown>, content: unknown): void {
  const owner = fields.find(field => field.members().some(({name}) => name === 'ZipFile'));
  if (owner === undefined) input['ZipFile'] = content;
  else input[owner.name] = {...(input[owner.name] as object), ZipFile: content};
}

/** How botocore spells a member as an option. */
function toOption(name: string): string {
  return name
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

function splitOnce(text: string): [string, string | undefined] {
  const at = text.indexOf('=');
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
