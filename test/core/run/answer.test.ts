import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {type InvokeOutput, readInvokeAnswer} from '../../../src/core/run/answer.ts';

function bytes(text: string): NonNullable<InvokeOutput['Payload']> {
  return new TextEncoder().encode(text) as NonNullable<InvokeOutput['Payload']>;
}

function answered(payload: string, more: Partial<InvokeOutput> = {}) {
  return readInvokeAnswer({output: {StatusCode: 200, Payload: bytes(payload), ...more}, requestId: 'of-the-call'});
}

const failed = {FunctionError: 'Unhandled'};

describe('the answer of an invocation', () => {
  it('keeps the response as it came', () => {
    const {payload, size, status} = answered('{"é":1}');
    expect(new TextDecoder().decode(payload)).toBe('{"é":1}');
    expect([status, size]).toEqual([200, 8]);
  });

  it('has none when there was none, and nothing else that did not come', () => {
    expect(readInvokeAnswer({output: {StatusCode: 202}, requestId: 'x'})).toEqual({
      status: 202,
      executedVersion: undefined,
      functionError: undefined,
      payload: new Uint8Array(),
      size: 0,
      contentType: undefined,
      error: undefined,
      logText: '',
      log: [],
      logCut: false,
      report: undefined,
      requestId: 'x',
    });
  });

  it('knows its request by its report, else by the call', () => {
    expect(answered('1').requestId).toBe('of-the-call');
    const LogResult = Buffer.from('REPORT RequestId: of-the-log\tDuration: 1 ms').toString('base64');
    expect(answered('1', {LogResult}).requestId).toBe('of-the-log');
  });

  it('is taken apart whatever bytes it has', () => {
    const value = fc.oneof(
      fc.uint8Array({maxLength: 40}),
      fc.json().map(bytes),
      fc.jsonValue().map(error => bytes(JSON.stringify({errorType: error, errorMessage: error, trace: [error]}))),
    );
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 'Unhandled', 'Handled'), (payload, functionError) => {
        const output = {StatusCode: 200, Payload: payload as NonNullable<InvokeOutput['Payload']>};
        const {error} = readInvokeAnswer({
          output: functionError === undefined ? output : {...output, FunctionError: functionError},
          requestId: undefined,
        });
        const shown = [error?.type ?? '', error?.message ?? '', ...(error?.trace ?? [])];
        expect(shown.filter(line => /\p{Cc}/u.test(line))).toEqual([]);
      }),
      {numRuns: 500},
    );
  });
});

describe('the error of a function', () => {
  it('has type, message and trace of Node.js', () => {
    const payload = JSON.stringify({
      errorType: 'TypeError',
      errorMessage: 'x is not',
      trace: ['TypeError: x', '  at y'],
    });
    expect(answered(payload, failed)).toMatchObject({
      functionError: 'Unhandled',
      error: {type: 'TypeError', message: 'x is not', trace: ['TypeError: x', '  at y']},
    });
  });

  it('has the stack trace of Python, a line for each of its own', () => {
    const payload = JSON.stringify({
      errorType: 'KeyError',
      errorMessage: "'id'",
      stackTrace: ['  File "app.py", line 3\n    raise\n'],
    });
    expect(answered(payload, failed).error?.trace).toEqual(['  File "app.py", line 3', '    raise']);
  });

  it('is none of a function that answered, and of one whose error tells nothing', () => {
    expect(answered('{"errorType": "Fine", "errorMessage": "x"}').error).toBeUndefined();
    expect(answered('"just a text"', failed).error).toBeUndefined();
    expect(answered('not json', failed).error).toBeUndefined();
    expect(answered('{}', failed).error).toEqual({type: 'Error', message: '', trace: []});
    expect(answered(`{"errorMessage":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, failed).error).toBeUndefined();
  });

  it('is told even when its parts are no texts', () => {
    const odd =
      '{"errorType": {"toString": 1}, "errorMessage": {"toString": 1, "valueOf": 2}, "trace": [{"toString": 3}]}';
    expect(answered(odd, failed).error).toEqual({
      type: '{"toString":1}',
      message: '{"toString":1,"valueOf":2}',
      trace: ['{"toString":3}'],
    });
  });
});

describe('the error of a function that streamed', () => {
  const output = {StatusCode: 200, FunctionError: 'Unhandled'};

  it('is told by how the stream ended', () => {
    const errorDetails = '{"errorType":"Error","errorMessage":"boom","trace":["Error: boom","  at x"]}';
    expect(readInvokeAnswer({output, requestId: undefined, errorDetails}).error).toEqual({
      type: 'Error',
      message: 'boom',
      trace: ['Error: boom', '  at x'],
    });
    expect(
      readInvokeAnswer({output, requestId: undefined, errorDetails: 'Function.ResponseSizeTooLarge'}).error,
    ).toEqual({
      type: 'Unhandled',
      message: 'Function.ResponseSizeTooLarge',
      trace: [],
    });
  });
});

describe('the log of an invocation', () => {
  it('is decoded and taken apart, with its report', () => {
    const log = 'START RequestId: x\nGrüße\nREPORT RequestId: x\tDuration: 1.5 ms\n';
    const {log: lines, logText, report} = answered('1', {LogResult: Buffer.from(log).toString('base64')});
    expect(lines.map(({text}) => text)).toEqual(['START RequestId: x', 'Grüße', 'REPORT 1.5 ms']);
    expect(report?.duration).toBe(1.5);
    expect(logText).toBe(log);
  });

  it('says so when it cannot be decoded', () => {
    expect(answered('1', {LogResult: 'not*base64'}).log.map(({text}) => text)).toEqual([
      'The log could not be decoded: not*base64',
    ]);
  });

  it('may be cut in the middle of a character, for it is the last 4 KB of the log, and says that it is', () => {
    const bytes = Buffer.from(`é${'x'.repeat(4085)}\nis whole`).subarray(1);
    const {log, logCut} = answered('1', {LogResult: Buffer.concat([bytes, Buffer.from('..')]).toString('base64')});
    expect(log.at(-1)?.text).toBe('is whole..');
    expect(logCut).toBe(true);
    expect(answered('1', {LogResult: Buffer.from('short').toString('base64')}).logCut).toBe(false);
  });
});
