import type {TelemetryInput} from '../telemetry/index.ts';
import type {Protocol} from './protocol.ts';

const xmlNamespace = 'http://monitoring.amazonaws.com/doc/2010-08-01/';
const numbers = new Set([
  ...['DatapointsToAlarm', 'EvaluationPeriods', 'MaxDatapoints', 'MaxRecords', 'Period', 'Threshold'],
]);
const times = new Set(['StartTime', 'EndTime', 'StartDate', 'EndDate']);
const flags = new Set(['ActionsEnabled', 'ReturnData']);

/** The query protocol of older clients: a form in, XML out. */
export const queryProtocol: Protocol = {
  contentType: 'text/xml',
  headers: {},
  readCall(_request, body) {
    const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
    return {operation: form.get('Action') ?? '', input: parseInput(form)};
  },
  writeOutput(operation, output, requestId) {
    const result = `<${operation}Result>${formatMembers(output)}</${operation}Result>`;
    return (
      `<${operation}Response xmlns="${xmlNamespace}">${result}` +
      `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`
    );
  },
  writeError({code, message}, requestId) {
    const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeText(message)}</Message></Error>`;
    return `<ErrorResponse xmlns="${xmlNamespace}">${error}<RequestId>${requestId}</RequestId></ErrorResponse>`;
  },
};

type Tree = Map<string, Tree | string>;

/** `A.member.1.B=x` is an object with a list A of objects with a member B. */
function parseInput(form: URLSearchParams): TelemetryInput {
  const tree: Tree = new Map();
  for (const [path, value] of form) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    let place = tree;
    for (const step of steps) {
      const next = place.get(step);
      const child: Tree = next instanceof Map ? next : new Map();
      place.set(step, child);
      place = child;
    }
    place.set(last, value);
  }
  return Object.fromEntries([...tree].map(([name, value]) => [name, parseValue(name, value)]));
}

function parseValue(name: string, value: Tree | string): unknown {
  if (typeof value === 'string') return parseScalar(name, value);
  const members = value.get('member');
  if (members instanceof Map) {
    const numbered = [...members].sort(([a], [b]) => Number(a) - Number(b));
    return numbered.map(([, member]) => parseValue('', member));
  }
  return Object.fromEntries([...value].map(([key, member]) => [key, parseValue(key, member)]));
}

function parseScalar(name: string, value: string): unknown {
  if (numbers.has(name)) return Number(value);
  if (times.has(name)) return Date.parse(value) / 1000;
  return flags.has(name) ? value === 'true' : value;
}

function formatMembers(object: TelemetryInput): string {
  return Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `<${name}>${formatXml(name, value)}</${name}>`)
    .join('');
}

function formatXml(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map(member => `<member>${formatXml(name, member)}</member>`).join('');
  if (name === 'ExtendedStatistics') return formatEntries(value as TelemetryInput);
  if (typeof value === 'object' && value !== null) return formatMembers(value as TelemetryInput);
  if (/Timestamps?$/.test(name)) return new Date(Number(value) * 1000).toISOString();
  return escapeText(String(value));
}

/** A map, whose keys are values. */
function formatEntries(map: TelemetryInput): string {
  return Object.entries(map)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `<entry><key>${escapeText(key)}</key><value>${String(value)}</value></entry>`)
    .join('');
}

function escapeText(text: string): string {
  return text.replace(/[<>&\p{Cc}]/gu, character => `&#${character.codePointAt(0)};`);
}
