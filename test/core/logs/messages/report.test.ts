import {describe, expect, it} from 'vitest';
import {findReport, showReport} from '../../../../src/core/logs/messages/report.ts';
import {requestId} from '../lines.ts';

const id = requestId('6');
const report =
  `REPORT RequestId: ${id}\tDuration: 41.23 ms\tBilled Duration: 42 ms\tMemory Size: 512 MB\t` +
  'Max Memory Used: 88 MB\tInit Duration: 210.5 ms\t';
const numbers = {
  requestId: id,
  duration: 41.23,
  billedDuration: 42,
  memorySize: 512,
  maxMemoryUsed: 88,
  initDuration: 210.5,
};

describe('the REPORT of a log', () => {
  it('is found among its lines', () => {
    expect(findReport(`START RequestId: ${id}\nDuration: 5 ms\n${report}\n`)).toEqual(numbers);
  });

  it('is found in the JSON format', () => {
    const metrics = {
      durationMs: 41.23,
      billedDurationMs: 42,
      memorySizeMB: 512,
      maxMemoryUsedMB: 88,
      initDurationMs: 210.5,
    };
    const record = {requestId: id, metrics, status: 'timeout'};
    const line = JSON.stringify({time: '2026-11-22T14:03:20.140Z', type: 'platform.report', record});
    expect(findReport(`{"level":"INFO"}\n${line}\n`)).toEqual({...numbers, status: 'timeout'});
    expect(findReport('{"type":"platform.report"')).toMatchObject({requestId: undefined});
  });

  it('does not take the billed or init duration for the duration, whatever their order', () => {
    const shuffled = 'REPORT RequestId: x\tInit Duration: 3 ms\tBilled Duration: 2 ms\tDuration: 1 ms\tStatus: error';
    expect(findReport(shuffled)).toMatchObject({duration: 1, billedDuration: 2, initDuration: 3, status: 'error'});
  });

  it('tells of an environment that was restored from a snapshot, in both formats', () => {
    const text = `REPORT RequestId: ${id}\tDuration: 35.4 ms\tBilled Duration: 314 ms\tMemory Size: 512 MB\tMax Memory Used: 88 MB\tRestore Duration: 475.16 ms\tBilled Restore Duration: 278 ms\t`;
    const metrics = {
      ...{durationMs: 35.4, billedDurationMs: 314, memorySizeMB: 512, maxMemoryUsedMB: 88},
      ...{restoreDurationMs: 475.16, billedRestoreDurationMs: 278},
    };
    const json = JSON.stringify({type: 'platform.report', record: {requestId: id, metrics, status: 'success'}});
    for (const report of [findReport(text), findReport(json)]) {
      expect(report).toMatchObject({duration: 35.4, restoreDuration: 475.16, billedRestoreDuration: 278});
      expect(report && showReport(report)).toBe(
        '35.4 ms · billed 314 ms · 88/512 MB · restored in 475.16 ms, billed 278 ms',
      );
    }
  });

  it('tells the type of an error where the platform does', () => {
    const line = `REPORT RequestId: ${id}\tDuration: 1 ms\tStatus: error\tError Type: Runtime.ExitError`;
    const record = {requestId: id, metrics: {durationMs: 1}, status: 'error', errorType: 'Runtime.ExitError'};
    for (const report of [findReport(line), findReport(JSON.stringify({type: 'platform.report', record}))])
      expect(report && showReport(report)).toBe('error Runtime.ExitError · 1 ms');
  });

  it('is none where there is none, and has gaps where it has', () => {
    expect(findReport('REPORTED nothing')).toBeUndefined();
    expect(findReport('REPORT RequestId: x\tDuration: 1 ms')).toMatchObject({
      duration: 1,
      memorySize: undefined,
      initDuration: undefined,
    });
  });

  it('is shown in one line without what is not known', () => {
    const none = {
      requestId: undefined,
      duration: undefined,
      billedDuration: undefined,
      initDuration: undefined,
      restoreDuration: undefined,
      billedRestoreDuration: undefined,
      status: undefined,
      errorType: undefined,
    };
    expect(showReport({...none, memorySize: undefined, maxMemoryUsed: 88})).toBe('88/? MB');
    expect(showReport({...none, duration: 1, memorySize: 128, maxMemoryUsed: 64})).toBe('1 ms · 64/128 MB');
  });
});
