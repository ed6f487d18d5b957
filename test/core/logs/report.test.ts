import {describe, expect, it} from 'vitest';
import {findReport, showReport} from '../../../src/core/logs/report.ts';
import {requestId} from './lines.ts';

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
      status: undefined,
    };
    expect(showReport({...none, memorySize: undefined, maxMemoryUsed: 88})).toBe('88/? MB');
    expect(showReport({...none, duration: 1, memorySize: 128, maxMemoryUsed: 64})).toBe('1 ms · 64/128 MB');
  });
});
