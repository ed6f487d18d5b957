import {holdsMasked, maskedText} from '../mask.ts';
import {quoteWord} from '../text/quote-word.ts';

/** What a member of an input is in a command of the AWS CLI. */
export interface MemberOptions {
  readonly words: readonly string[];
  /** What stands in `--cli-input-json`, for the CLI would take it for something else as an option. */
  readonly asJson: Readonly<Record<string, unknown>>;
  readonly notes: readonly string[];
}

/**
 * A member as options. A `ZipFile` may be the path of a file, and becomes an option of its own within a structure; a streamed
 * member takes the bare path of a file (reference of `aws lambda invoke-async`).
 */
export function formatAsOptions(name: string, value: unknown, isStreamed: boolean): MemberOptions {
  const option = toKebab(name);
  if (name === 'ZipFile') return formatZipFile(value);
  if (isStreamed) return needing(`${option}.json`, [`--${option}`, `${option}.json`], 'what is sent');
  if (isStructure(value) && 'ZipFile' in value) {
    const {ZipFile, ...others} = value;
    const zip = formatZipFile(ZipFile);
    if (Object.keys(others).length === 0) return zip;
    const rest = formatAsOptions(name, others, false);
    return {...rest, words: [...zip.words, ...rest.words], notes: [...zip.notes, ...rest.notes]};
  }
  if (holdsMasked(value)) return formatSecret(option, value);
  if (value instanceof Uint8Array) return formatBytes(option, value);
  if (value === true) return plain([`--${option}`]);
  if (value === false) return plain([`--no-${option}`]);
  const text = formatValue(value);
  return isTakenForAnother(text) ? {words: [], asJson: {[name]: value}, notes: []} : plain(formatOption(option, text));
}

/** The CLI's spelling of an AWS name: `GetLayerVersionByArn` → `get-layer-version-by-arn`, `UUID` → `uuid`. */
export function toKebab(name: string): string {
  return name
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

/** The CLI reads files in place of texts that begin like this, and no argument of a program holds a NUL or half a character. */
function isTakenForAnother(text: string): boolean {
  return /^fileb?:\/\//.test(text) || text.includes('\0') || !text.isWellFormed();
}

function plain(words: readonly string[]): MemberOptions {
  return {words, asJson: {}, notes: []};
}

function needing(file: string, words: readonly string[], what: string): MemberOptions {
  return {words, asJson: {}, notes: [`make ${file} first: ${what}`]};
}

/** Without the file the CLI ends with an error before it calls the service. */
function formatSecret(option: string, value: unknown): MemberOptions {
  if (value === maskedText && option === 'payload') {
    return needing('payload.json', ['--payload', 'fileb://payload.json'], 'the payload');
  }
  const file = `${option}.${typeof value === 'string' ? 'txt' : 'json'}`;
  const what = typeof value === 'string' ? 'the secret, with no line end' : JSON.stringify(value, nameSecrets);
  return needing(file, [`--${option}`, `file://./${file}`], what);
}

function nameSecrets(_name: string, value: unknown): unknown {
  return value === maskedText ? '<secret>' : value;
}

function formatZipFile(value: unknown): MemberOptions {
  if (typeof value === 'string' && value !== maskedText) return plain(['--zip-file', quoteWord(`fileb://${value}`)]);
  return needing('code.zip', ['--zip-file', 'fileb://code.zip'], 'the code that was sent');
}

/** The most an argument takes is 128 KiB on Linux. */
const longest = 100_000;

/** Bytes in the command itself: as they are when they are text, else in base64. What the user's settings say does not matter. */
function formatBytes(option: string, bytes: Uint8Array): MemberOptions {
  if (bytes.length > longest) return needing(`${option}.bin`, [`--${option}`, `fileb://${option}.bin`], 'what is sent');
  const text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes);
  const isText = new TextEncoder().encode(text).every((byte, at) => byte === bytes[at]) && !isTakenForAnother(text);
  const format = isText ? 'raw-in-base64-out' : 'base64';
  const written = isText ? text : btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
  return plain(['--cli-binary-format', format, ...formatOption(option, written)]);
}

function formatOption(option: string, text: string): string[] {
  // Joined, or the CLI would take a value that begins with a dash for an option.
  return text.startsWith('-') ? [`--${option}=${quoteWord(text)}`] : [`--${option}`, quoteWord(text)];
}

function formatValue(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isStructure(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
