import {maskedText} from '../mask.ts';

/** The connection options an `aws` command line needs to reach the same place. */
export interface CommandTarget {
  readonly profile: string | undefined;
  readonly region: string;
  readonly endpoint: string | undefined;
}

/** What stands in a command line instead of a secret. */
const secretPlace = '<secret>';

/** What stands in a command line for the file of a member that holds bytes; its content is no part of a command. */
const files: Readonly<Record<string, string>> = {
  ZipFile: 'fileb://code.zip',
  Payload: 'fileb://payload.json',
  Result: 'fileb://result.json',
  // A streamed member takes a bare path (reference of `aws lambda invoke-async`).
  InvokeArgs: 'invoke-args.json',
};

/**
 * The AWS CLI (version 2) command line that makes the same call, quoted for a POSIX shell. Input members become
 * `--kebab-case` options, structures, lists and maps JSON, bytes files, and what is masked a placeholder. A `ZipFile` may be the path of
 * a file; within a structure it becomes an option of its own, as the CLI has it.
 */
export function formatAwsCommand(
  operation: string,
  input: Readonly<Record<string, unknown>>,
  target: CommandTarget,
): string {
  const options = Object.entries(input)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) => formatOptions(name, value));
  const connection = [
    ...(target.endpoint === undefined ? [] : formatOption('endpoint-url', target.endpoint)),
    ...(target.profile === undefined ? [] : formatOption('profile', target.profile)),
    ...formatOption('region', target.region),
  ];
  // `aws lambda invoke` writes the response to a file, which it wants to be named.
  const outfile = operation === 'Invoke' ? ['response.json'] : [];
  return ['aws', 'lambda', toKebab(operation), ...options, ...connection, ...outfile].join(' ');
}

function formatOptions(name: string, value: unknown): string[] {
  const option = toKebab(name);
  const file = files[name];
  if (file !== undefined) return formatOption(option, name === 'ZipFile' ? formatZipFile(value) : file);
  if (value === true) return [`--${option}`];
  if (value === false) return [`--no-${option}`];
  if (isStructure(value) && 'ZipFile' in value) {
    const {ZipFile, ...others} = value;
    return [
      ...formatOptions('ZipFile', ZipFile),
      ...(Object.keys(others).length > 0 ? formatOptions(name, others) : []),
    ];
  }
  return formatOption(option, formatValue(value));
}

function formatOption(option: string, text: string): string[] {
  // Joined, or the CLI would take a value that begins with a dash for an option.
  return text.startsWith('-') ? [`--${option}=${quote(text)}`] : [`--${option}`, quote(text)];
}

function formatZipFile(value: unknown): string {
  return typeof value === 'string' && value !== maskedText ? `fileb://${value}` : (files['ZipFile'] ?? '');
}

function formatValue(value: unknown): string {
  if (value === maskedText) return secretPlace;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return toBase64(value);
  return typeof value === 'object' ? JSON.stringify(value, withoutSecrets) : String(value);
}

function withoutSecrets(_name: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return toBase64(value);
  return value === maskedText ? secretPlace : value;
}

/** How the CLI takes bytes unless it is told otherwise. */
function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
}

function isStructure(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

/** The CLI's spelling of an AWS name: `GetLayerVersionByArn` → `get-layer-version-by-arn`, `UUID` → `uuid`. */
function toKebab(name: string): string {
  return name
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
