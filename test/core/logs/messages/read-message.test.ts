import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {readMessage} from '../../../../src/core/logs/messages/read-message.ts';
import {requestId} from '../lines.ts';

const id = requestId('6');
const time = '2026-11-22T14:03:20.140Z';

describe('a line of the text format', () => {
  it.each([
    [`${time}\t${id}\tINFO\t42 orders`, {level: 'INFO', severity: 1, tone: 'plain', requestId: id, text: '42 orders'}],
    [`${time} ${id} ERROR no pe`, {level: 'ERROR', severity: 3, tone: 'bad', text: 'no pe'}],
    [`${time}\t${id}\tWARN\thm`, {level: 'WARN', severity: 2, tone: 'warn'}],
    [`${time}\t${id}\tDEBUG\thm`, {level: 'DEBUG', severity: 0, tone: 'dim'}],
    [`${time}\t${id}\tFATAL\thm`, {level: 'FATAL', severity: 3}],
    [`${time}\tundefined\tINFO\tcold`, {level: 'INFO', requestId: undefined, text: 'cold'}],
    [`${time}\t${id}\tjust a text`, {level: undefined, severity: 1, text: 'just a text', requestId: id}],
    [`${time} ${id} Task timed out after 10.01 seconds`, {level: undefined, severity: 3, requestId: id}],
    [`${time}\t${id}\tINFO\tone\ntwo`, {text: 'one\ntwo'}],
    [
      `${time}\t${id}\tERROR\tInvoke Error \t{"errorType":"TypeError","errorMessage":"x is not","stack":["a"]}`,
      {level: 'ERROR', text: 'Invoke Error  TypeError: x is not', body: expect.stringContaining('"stack"')},
    ],
    [
      `${time}\t${id}\tINFO\t{"level":"error","message":"inner","n":7}`,
      {level: 'ERROR', text: 'inner  n=7', requestId: id},
    ],
    [`[WARNING]\t${time}\t${id}\tcareful`, {level: 'WARN', severity: 2, requestId: id, text: 'careful'}],
    ['[ERROR] RuntimeError: it broke', {level: 'ERROR', severity: 3, text: 'RuntimeError: it broke'}],
    ['WARN: disk', {level: 'WARN', text: 'disk'}],
    ['WARNED about it', {level: undefined, severity: 1}],
    [`RequestId: ${id} Error: Runtime exited with error: signal: killed`, {severity: 3, requestId: id}],
    ['TypeError: x is not a function', {severity: 3, tone: 'bad'}],
    ['no Error: here', {severity: 1, tone: 'plain'}],
    ['printed by hand', {level: undefined, text: 'printed by hand', requestId: undefined, mark: undefined}],
    ['', {text: '', severity: 1}],
  ])('%j is taken apart', (text, parts) => {
    expect(readMessage(text)).toMatchObject(parts);
  });
});

describe('a line of the platform', () => {
  const report = `REPORT RequestId: ${id}\tDuration: 41.23 ms\tBilled Duration: 42 ms\tMemory Size: 512 MB\tMax Memory Used: 88 MB\t`;
  it.each([
    [`START RequestId: ${id} Version: 13`, {level: 'START', mark: 'start', requestId: id, text: `version 13 · ${id}`}],
    [`END RequestId: ${id}`, {level: 'END', mark: 'end', requestId: id, tone: 'dim'}],
    [
      report,
      {level: 'REPORT', mark: 'report', requestId: id, severity: 1, text: '41.23 ms · billed 42 ms · 88/512 MB'},
    ],
    [`${report}Status: timeout`, {severity: 3, tone: 'bad', text: expect.stringMatching(/^timeout · /)}],
    ['INIT_START Runtime Version: nodejs:24.v1', {level: 'INIT', mark: 'init', requestId: undefined}],
    ['INIT_REPORT Init Duration: 3 ms\tPhase: init\tStatus: error', {level: 'INIT', severity: 3}],
    [
      `{"time":"${time}","type":"platform.start","record":{"requestId":"${id}","version":"3"}}`,
      {mark: 'start', requestId: id},
    ],
    [
      `{"time":"${time}","type":"platform.report","record":{"requestId":"${id}","metrics":{"durationMs":7.5,"billedDurationMs":8,"memorySizeMB":128,"maxMemoryUsedMB":64,"initDurationMs":90},"status":"success"}}`,
      {level: 'REPORT', mark: 'report', text: '7.5 ms · billed 8 ms · 64/128 MB · cold 90 ms'},
    ],
    [
      `{"time":"${time}","type":"platform.runtimeDone","record":{"requestId":"${id}","status":"timeout"}}`,
      {level: 'END', severity: 3},
    ],
    [`{"time":"${time}","type":"platform.extension","record":{"name":"x"}}`, {level: 'extension', text: 'name: x'}],
  ])('%j is taken apart', (text, parts) => {
    expect(readMessage(text)).toMatchObject(parts);
  });
});

describe('a line of the JSON format', () => {
  it.each([
    [
      {timestamp: time, level: 'WARN', requestId: id, message: 'slow', ms: 900, tags: ['a']},
      {level: 'WARN', severity: 2, requestId: id, text: 'slow  ms=900 tags=["a"]'},
    ],
    [
      {level: 'info', message: {order: 1}},
      {level: 'INFO', text: '{"order":1}'},
    ],
    [
      {level: 'ERROR', errorType: 'Error', errorMessage: 'no', stackTrace: []},
      {severity: 3, text: 'Error: no  stackTrace=[]'},
    ],
    [
      {msg: 'pino', level: 30},
      {text: 'pino', level: 'INFO'},
    ],
    [{a: 1}, {text: '{"a":1}', level: undefined}],
  ])('%j is taken apart', (object, parts) => {
    expect(readMessage(JSON.stringify(object))).toMatchObject(parts);
  });
});

it('takes anything apart', () => {
  const piece = fc.constantFrom(
    'REPORT ',
    'START ',
    '\t',
    '\n',
    'Duration: ',
    time,
    id,
    '{"level":',
    '"message":"',
    '}',
    '[ERROR]',
    '',
  );
  const text = fc.oneof(
    fc.array(piece).map(pieces => pieces.join('')),
    fc.json(),
    fc.string({unit: 'binary'}),
  );
  fc.assert(
    fc.property(text, message => {
      const read = readMessage(message);
      expect(typeof read.text).toBe('string');
      expect([0, 1, 2, 3]).toContain(read.severity);
    }),
    {numRuns: 1000},
  );
});
