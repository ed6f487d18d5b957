import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {type InvokeOutput, toInvokeAnswer} from '../../../src/core/invoke/run.ts';

function bytes(text: string): NonNullable<InvokeOutput['Payload']> {
  return new TextEncoder().encode(text) as NonNullable<InvokeOutput['Payload']>;
}

function answered(payload: string, more: Partial<InvokeOutput> = {}) {
  return toInvokeAnswer({StatusCode: 200, Payload: bytes(payload), ...more});
}

const failed = {FunctionError: 'Unhandled'};

describe('the answer of an invocation', () => {
  it('is pretty-printed when it is JSON', () => {
    expect(answered('{"orderId":42,"items":[]}').response).toEqual(['{', '  "orderId": 42,', '  "items": []', '}']);
    expect(answered('null').response).toEqual(['null']);
    expect(answered('"a\\nb"').response).toEqual(['"a\\nb"']);
  });

  it('keeps numbers and the order of members as the function sent them', () => {
    expect(answered('{"b":12345678901234567890,"1":1.10}').response).toEqual([
      '{',
      '  "b": 12345678901234567890,',
      '  "1": 1.10',
      '}',
    ]);
  });

  it('is shown as it came when it is none', () => {
    expect(answered('<html>\r\n<b>').response).toEqual(['<html>', '<b>']);
    expect(answered('{"cut": ').response).toEqual(['{"cut": ']);
  });

  it('has no lines when there was none', () => {
    expect(answered('').response).toEqual([]);
    expect(toInvokeAnswer({StatusCode: 202})).toEqual({
      status: 202,
      executedVersion: undefined,
      functionError: undefined,
      response: [],
      error: undefined,
      log: [],
      report: undefined,
    });
  });

  it('cannot drive the terminal', () => {
    expect(answered('\u001B[2J\u001B]52;c;aGk=\u0007x').response).toEqual(['x']);
    expect(answered('"\\u001b[31mred"').response.join('')).not.toMatch(/\p{Cc}/u);
  });

  it('is read whatever bytes it has', () => {
    const value = fc.oneof(
      fc.uint8Array({maxLength: 40}),
      fc.json().map(bytes),
      fc.jsonValue().map(error => bytes(JSON.stringify({errorType: error, errorMessage: error, trace: [error]}))),
    );
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 'Unhandled', 'Handled'), (payload, functionError) => {
        const output = {StatusCode: 200, Payload: payload as NonNullable<InvokeOutput['Payload']>};
        const {response, error} = toInvokeAnswer(
          functionError === undefined ? output : {...output, FunctionError: functionError},
        );
        const shown = [...response, error?.type ?? '', error?.message ?? '', ...(error?.trace ?? [])];
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

describe('the log of an invocation', () => {
  it('is decoded and taken apart', () => {
    const log = 'START RequestId: x\nGrüße\nREPORT RequestId: x\tDuration: 1.5 ms\n';
    const {log: lines, report} = answered('1', {LogResult: Buffer.from(log).toString('base64')});
    expect(lines.map(({text}) => text)).toEqual(['RequestId: x', 'Grüße', '1.5 ms']);
    expect(report?.duration).toBe(1.5);
  });

  it('says so when it cannot be decoded', () => {
    expect(answered('1', {LogResult: 'not*base64'}).log.map(({text}) => text)).toEqual([
      'The log could not be decoded: not*base64',
    ]);
  });

  it('may begin in the middle of a character, for it is the last 4 KB of the log', () => {
    const cut = Buffer.from('é is cut\nwhole').subarray(1).toString('base64');
    expect(answered('1', {LogResult: cut}).log.at(-1)?.text).toBe('whole');
  });
});
