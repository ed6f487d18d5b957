import {cleanText} from '../text/clean.ts';
import type {Tone} from '../tone.ts';

/** One line of a function's log, taken apart for showing. */
export interface LogLine {
  /** ISO 8601 time, when the line carries one. */
  readonly time: string | undefined;
  readonly level: string | undefined;
  readonly text: string;
  readonly tone: Tone;
}

/** The numbers of a REPORT line. Durations in milliseconds, memory in MB. */
export interface Report {
  readonly requestId: string | undefined;
  readonly duration: number | undefined;
  readonly billedDuration: number | undefined;
  readonly memorySize: number | undefined;
  readonly maxMemoryUsed: number | undefined;
  /** Present after a cold start. */
  readonly initDuration: number | undefined;
}

/** The lines of a log text in Lambda's text format: `time TAB request id TAB level TAB message`, START, END and REPORT. */
export function toLogLines(log: string): LogLine[] {
  const lines = log.split('\n').map(line => line.replace(/\r$/, ''));
  if (lines.at(-1) === '') lines.pop();
  return lines.map(toLogLine);
}

/** The numbers of the log's REPORT line, or undefined when it has none. */
export function toReport(log: string): Report | undefined {
  const line = log.split('\n').find(text => text.startsWith('REPORT '));
  if (line === undefined) return undefined;
  const number = (pattern: RegExp) => {
    const found = pattern.exec(line)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  return {
    requestId: /RequestId: (\S+)/.exec(line)?.[1],
    duration: number(/(?<!Billed |Init )Duration: ([\d.]+) ms/),
    billedDuration: number(/Billed Duration: ([\d.]+) ms/),
    memorySize: number(/Memory Size: ([\d.]+) MB/),
    maxMemoryUsed: number(/Max Memory Used: ([\d.]+) MB/),
    initDuration: number(/Init Duration: ([\d.]+) ms/),
  };
}

/** A report in one line: `41 ms · billed 42 ms · 88/512 MB · cold 210 ms`. */
export function showReport(report: Report): string {
  const {duration, billedDuration, memorySize, maxMemoryUsed, initDuration} = report;
  return [
    duration === undefined ? undefined : `${duration} ms`,
    billedDuration === undefined ? undefined : `billed ${billedDuration} ms`,
    maxMemoryUsed === undefined ? undefined : `${maxMemoryUsed}/${memorySize ?? '?'} MB`,
    initDuration === undefined ? undefined : `cold ${initDuration} ms`,
  ]
    .filter(part => part !== undefined)
    .join(' · ');
}

function toLogLine(line: string): LogLine {
  const application = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)\t[^\t]*\t(?:([A-Z]+)\t)?(.*)$/s.exec(line);
  if (application !== null) {
    const [, time, level, text = ''] = application;
    return {time, level, text: cleanText(text), tone: levelTone(level)};
  }
  const report = line.startsWith('REPORT ') ? toReport(line) : undefined;
  if (report !== undefined) return {time: undefined, level: 'REPORT', text: showReport(report), tone: 'accent'};
  const platform = /^(START|END|INIT_START|XRAY) (.*)$/s.exec(line);
  if (platform !== null) {
    const [, level, text = ''] = platform;
    return {time: undefined, level, text: cleanText(text), tone: 'dim'};
  }
  const failed = /Task timed out|Runtime exited|Unhandled|^\S*Error:/.test(line);
  return {time: undefined, level: undefined, text: cleanText(line), tone: failed ? 'bad' : 'plain'};
}

function levelTone(level: string | undefined): Tone {
  if (level === 'ERROR' || level === 'FATAL') return 'bad';
  if (level === 'WARN') return 'warn';
  return level === 'DEBUG' || level === 'TRACE' ? 'dim' : 'plain';
}
