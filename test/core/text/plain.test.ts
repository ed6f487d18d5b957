import {describe, expect, it} from 'vitest';
import {cleanValue} from '../../../src/core/text/plain.ts';

describe('turning an answer into plain data', () => {
  it('drops metadata and missing members and turns dates into ISO strings', () => {
    const answer = {
      $metadata: {requestId: 'r'},
      At: new Date(0),
      Gone: undefined,
      Nothing: null,
      Items: [{N: 1}, true],
    };
    expect(cleanValue(answer)).toStrictEqual({At: '1970-01-01T00:00:00.000Z', Nothing: null, Items: [{N: 1}, true]});
  });

  it('says so where a date is none', () => {
    expect(cleanValue({At: new Date(Number.NaN)})).toEqual({At: 'invalid date'});
  });

  it('cleans values and map keys at any depth', () => {
    expect(cleanValue({Tags: {'a\u001B[31m': ['x\u202Ey\nz']}})).toEqual({Tags: {a: ['xy z']}});
  });

  it('keeps both of two keys that look the same once cleaned', () => {
    expect(cleanValue({Tags: {a: '1', 'a\u200B': '2'}})).toEqual({Tags: {a: '1', 'a (2)': '2'}});
  });

  it('keeps bytes as they are', () => {
    const bytes = new Uint8Array([27, 91]);
    expect(cleanValue({Payload: bytes}).Payload).toBe(bytes);
  });

  it('keeps streams as they are', () => {
    const stream = {
      async *[Symbol.asyncIterator]() {
        yield 1;
      },
    };
    expect(cleanValue({EventStream: stream}).EventStream).toBe(stream);
  });

  it('is not fooled by a key named like a prototype', () => {
    const plain = cleanValue(JSON.parse('{"__proto__": {"admin": true}}'));
    expect(Object.keys(plain)).toEqual(['__proto__']);
    expect(plain.admin).toBeUndefined();
  });

  it('keeps strings whole when they are to be sent back', () => {
    expect(cleanValue({Key: '-----BEGIN\n\tx'}, text => text)).toEqual({Key: '-----BEGIN\n\tx'});
  });
});
