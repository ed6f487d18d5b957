import {describe, expect, it} from 'vitest';
import {nameError} from '../../../../src/core/logs/messages/logged-error.ts';
import {readMessage} from '../../../../src/core/logs/messages/read-message.ts';
import corpus from './dialects.json' with {type: 'json'};

/** A line as a library prints it, and what is right to make of it. */
interface Sample {
  readonly name: string;
  readonly message: string;
  readonly level: string | null;
  readonly text: string | null;
  readonly severity?: number;
  readonly requestId?: string;
  readonly error?: {readonly type: string | null; readonly message: string; readonly frame: string | null};
  /** Null where JSON cannot hold them as they were written. */
  readonly fields: Readonly<Record<string, unknown>> | null;
}

const samples: readonly Sample[] = corpus;
const severities: Readonly<Record<string, number>> = {TRACE: 0, DEBUG: 0, HTTP: 0, WARN: 2, ERROR: 3, FATAL: 3};

describe.each(samples)('$name', ({message, level, text, severity, requestId, error, fields}) => {
  const read = readMessage(message);

  it('has its level, its message and its request', () => {
    expect(read.level ?? null).toBe(level);
    expect(read.text).toBe(text ?? message);
    expect(read.severity).toBe(severity ?? severities[level ?? ''] ?? 1);
    expect(read.requestId).toBe(requestId);
  });

  it('has its error, and names it in the first line of its row', () => {
    const {type = null, message: said = undefined, stack: [frame = null] = []} = read.error ?? {};
    const found = read.error === undefined ? undefined : {type: type ?? null, message: said, frame};
    expect(found).toEqual(error);
    const [first = ''] = read.text.split('\n');
    for (const part of read.error === undefined ? [] : nameError(read.error).split(': ')) expect(first).toContain(part);
  });

  it('has its fields', () => {
    expect(fields === null || JSON.stringify(read.fields) === JSON.stringify(fields)).toBe(true);
  });
});

it('holds the dialects that functions are known to log in', () => {
  const families = [
    ...[
      'Lambda text',
      'Lambda JSON',
      'Powertools',
      'pino',
      'winston',
      'bunyan',
      'ECS',
      'OpenTelemetry',
      'log4j2',
      'logback',
    ],
    ...[
      'Serilog',
      'zap',
      'zerolog',
      'logrus',
      'slog',
      'Python logging',
      '.NET',
      'Ruby',
      'Go, a panic',
      'Java, a stack trace',
    ],
    ...['Rust', 'PHP', 'Monolog', 'structlog', 'loguru', 'klog', 'logfmt', 'EMF'],
  ];
  const missing = families.filter(family => !samples.some(({name}) => name.startsWith(family)));
  expect(missing).toEqual([]);
});
