import {isObject} from '../json/is-object.ts';
import type {TelemetryInput} from '../telemetry/index.ts';
import {escapeXml} from '../wire/escape-xml.ts';
import type {QueueError} from './queue-error.ts';

const xmlNamespace = 'http://queue.amazonaws.com/doc/2012-11-05/';

/** What the query protocol calls lists and maps of an input (the service's older model). */
const inputNames: Readonly<Record<string, string>> = {
  AttributeName: 'AttributeNames',
  MessageSystemAttributeName: 'MessageSystemAttributeNames',
  MessageAttributeName: 'MessageAttributeNames',
  Attribute: 'Attributes',
  MessageAttribute: 'MessageAttributes',
  MessageSystemAttribute: 'MessageSystemAttributes',
  SendMessageBatchRequestEntry: 'Entries',
  DeleteMessageBatchRequestEntry: 'Entries',
  ChangeMessageVisibilityBatchRequestEntry: 'Entries',
  Tag: 'Tags',
  TagKey: 'TagKeys',
};
/** The same of outputs, where a list or map is not called by its singular. */
const outputNames: Readonly<Record<string, string>> = {
  QueueUrls: 'QueueUrl',
  queueUrls: 'QueueUrl',
  Messages: 'Message',
  Attributes: 'Attribute',
  MessageAttributes: 'MessageAttribute',
  Failed: 'BatchResultErrorEntry',
  Results: 'ListMessageMoveTasksResultEntry',
  Tags: 'Tag',
};
const maps = new Set(['Attributes', 'MessageAttributes', 'Tags']);
const numbers = new Set([
  ...['MaxNumberOfMessages', 'VisibilityTimeout', 'WaitTimeSeconds', 'DelaySeconds', 'MaxResults'],
  'MaxNumberOfMessagesPerSecond',
]);

type Tree = Map<string, Tree | string>;

/** Reads a call of the query protocol; `path` names the queue when the form does not. */
export function parseQueueForm(body: Uint8Array, url: URL): {operation: string; input: TelemetryInput} {
  const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
  for (const [name, value] of url.searchParams) form.append(name, value);
  const tree: Tree = new Map();
  for (const [path, value] of form) plant(tree, path.split('.'), value);
  const operation = form.get('Action') ?? '';
  const QueueUrl = url.pathname.length > 1 ? {QueueUrl: url.href} : {};
  const input = parseMembers(tree);
  // Only here the tags of a new queue have a small letter.
  return {operation, input: {...QueueUrl, ...input, ...(operation === 'CreateQueue' ? {tags: input['Tags']} : {})}};
}

/** An output as the query protocol has it. */
export function formatQueueXml(operation: string, output: TelemetryInput, requestId: string): string {
  // Clients look for it wherever an operation has an output, also when nothing is in it.
  const hasOutput = Object.keys(output).length > 0;
  const result = hasOutput ? formatElement(`${operation}Result`, output, operation) : '';
  const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
  return `<${operation}Response xmlns="${xmlNamespace}">${result}${metadata}</${operation}Response>`;
}

/** An error as the query protocol has it. */
export function formatQueueErrorXml({code, message}: Pick<QueueError, 'code' | 'message'>, requestId: string): string {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`;
  return `<ErrorResponse xmlns="${xmlNamespace}">${error}<RequestId>${requestId}</RequestId></ErrorResponse>`;
}

function plant(tree: Tree, steps: readonly string[], value: string): void {
  let place = tree;
  for (const step of steps.slice(0, -1)) {
    const next = place.get(step);
    const child: Tree = next instanceof Map ? next : new Map();
    place.set(step, child);
    place = child;
  }
  place.set(steps.at(-1) ?? '', value);
}

function parseMembers(tree: Tree): TelemetryInput {
  return Object.fromEntries(
    [...tree].map(([name, value]) => {
      if (typeof value === 'string') return [name, numbers.has(name) ? Number(value) : value];
      return [inputNames[name] ?? name, inputNames[name] ? parseNumbered(value) : parseMembers(value)];
    }),
  );
}

/** `1`, `2`, … are a list; with a name or key in each, a map. */
function parseNumbered(tree: Tree): unknown {
  const items = [...tree].toSorted(([a], [b]) => Number(a) - Number(b)).map(([, item]) => item);
  const keyed = items.flatMap(item => {
    const key = item instanceof Map ? (item.get('Name') ?? item.get('Key')) : undefined;
    const value = item instanceof Map ? item.get('Value') : undefined;
    return typeof key === 'string' && value !== undefined
      ? [[key, value instanceof Map ? parseMembers(value) : value]]
      : [];
  });
  if (keyed.length > 0) return Object.fromEntries(keyed);
  return items.map(item => (item instanceof Map ? parseMembers(item) : item));
}

function formatMembers(object: TelemetryInput, operation: string): string {
  return Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const own = name === 'Successful' ? `${operation}ResultEntry` : (outputNames[name] ?? name);
      if (Array.isArray(value)) return value.map(item => formatElement(own, item, operation)).join('');
      if (!maps.has(name) || !isObject(value)) return formatElement(own, value, operation);
      const [key, of] = own === 'Tag' ? ['Key', 'Value'] : ['Name', 'Value'];
      return Object.entries(value)
        .map(([entry, member]) => formatElement(own, {[key]: entry, [of]: member}, operation))
        .join('');
    })
    .join('');
}

function formatElement(name: string, value: unknown, operation: string): string {
  const content = isObject(value) ? formatMembers(value, operation) : escapeXml(String(value));
  return `<${name}>${content}</${name}>`;
}
