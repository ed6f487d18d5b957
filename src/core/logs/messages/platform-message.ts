import {formatValue, isFields} from './fields.ts';
import type {Message, MessageMark} from './message.ts';
import {toPrintedText} from './printed-text.ts';
import {findReport, type Report, showReport} from './report.ts';

const uuid = '[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}';
const line =
  /^(START|END|REPORT|INIT_START|INIT_REPORT|RESTORE_START|RESTORE_REPORT|XRAY|EXTENSION|TELEMETRY|LOGS) (.*)$/s;

/** The request that a line of the platform names. */
export const namedRequest = new RegExp(`RequestId: (${uuid})`);

/** How lines of the platform are shown, and what they mark. */
const words: Readonly<Record<string, readonly [level: string, mark?: MessageMark]>> = {
  START: ['START', 'start'],
  END: ['END', 'end'],
  INIT_START: ['INIT', 'init'],
  INIT_REPORT: ['INIT', 'init'],
  RESTORE_START: ['INIT', 'init'],
  RESTORE_REPORT: ['INIT', 'init'],
};

/** A line of Lambda itself in the text format; undefined of any other. */
export function readPlatformLine(text: string): Message | undefined {
  const [, word = '', rest = ''] = line.exec(text) ?? [];
  if (word === '') return undefined;
  const report = word === 'REPORT' ? findReport(text) : undefined;
  if (report !== undefined) return readReported(report);
  const [level, mark] = words[word] ?? [word];
  return platform({
    level,
    mark: mark ?? 'other',
    failed: /_REPORT$/.test(word) && rest.includes('Status: '),
    requestId: namedRequest.exec(rest)?.[1],
    text: formatLine(word, rest),
    body: rest,
  });
}

/** START tells the version first: the request id is long, and on the other lines too. */
function formatLine(word: string, rest: string): string {
  const [, id, version] = /^RequestId: (\S+)(?: Version: (\S+))?\s*$/.exec(rest) ?? [];
  if (word === 'END' && id !== undefined) return id;
  return word === 'START' && version !== undefined ? `version ${version} · ${id}` : rest;
}

const records: Readonly<Record<string, readonly [level: string, mark?: MessageMark]>> = {
  'platform.initStart': ['INIT', 'init'],
  'platform.initRuntimeDone': ['INIT', 'init'],
  'platform.initReport': ['INIT', 'init'],
  'platform.restoreStart': ['INIT', 'init'],
  'platform.restoreRuntimeDone': ['INIT', 'init'],
  'platform.restoreReport': ['INIT', 'init'],
  'platform.start': ['START', 'start'],
  'platform.runtimeDone': ['END', 'end'],
};

/** A record of Lambda itself in the JSON format. */
export function readPlatformRecord(type: string, record: unknown, text: string): Message {
  const report = type === 'platform.report' ? findReport(text) : undefined;
  if (report !== undefined) return readReported(report);
  const members = isFields(record) ? record : {};
  const [level, mark] = records[type] ?? [type.slice('platform.'.length)];
  const id = members['requestId'];
  const said = Object.entries(members).map(([name, value]) => `${name}: ${formatValue(value)}`);
  return platform({
    level,
    mark: mark ?? 'other',
    failed: ['error', 'failure', 'timeout'].includes(String(members['status'])),
    requestId: typeof id === 'string' ? id : undefined,
    text: toPrintedText(said.join(' ')),
    body: toPrintedText(text),
  });
}

function readReported(report: Report): Message {
  const text = showReport(report);
  const failed = report.status !== undefined;
  const {requestId} = report;
  const shown = platform({level: 'REPORT', mark: 'report', failed, requestId, text, body: text});
  return failed ? shown : {...shown, tone: 'accent'};
}

function platform({
  failed,
  ...message
}: Pick<Message, 'level' | 'mark' | 'requestId' | 'text' | 'body'> & {failed: boolean}): Message {
  return {...message, severity: failed ? 3 : 1, tone: failed ? 'bad' : 'dim', error: undefined, fields: {}};
}
