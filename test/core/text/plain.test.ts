import {describe, expect, it} from 'vitest';
import {toPlain} from '../../../src/core/text/plain.ts';

describe('turning an answer into plain data', () => {
  it('drops metadata and missing members and turns dates into ISO strings', () => {
    const answer = {
      $metadata: {requestId: 'r'},
      At: new Date(0),
      Gone: undefined,
      Nothing: null,
      Items: [{N: 1}, true],
    };
    expect(toPlain(answer)).toStrictEqual({At: '1970-01-01T00:00:00.000Z', Nothing: null, Items: [{N: 1}, true]});
  });

  it('says so where a date is none', () => {
    expect(toPlain({At: new Date(Number.NaN)})).toEqual({At: 'invalid date'});
  });

  it('keeps every character of texts and of map keys, at any depth', () => {
    const tags = {'a\u001B[31m': ['x\u202Ey\nz'], a: '1', 'a\u200B': '-----BEGIN\n\tx'};
    expect(toPlain({Tags: tags})).toEqual({Tags: tags});
  });

  it('keeps bytes as they are', () => {
    const bytes = new Uint8Array([27, 91]);
    expect(toPlain({Payload: bytes}).Payload).toBe(bytes);
  });

  it('keeps streams as they are', () => {
    const stream = {
      async *[Symbol.asyncIterator]() {
        yield 1;
      },
    };
    expect(toPlain({EventStream: stream}).EventStream).toBe(stream);
  });

  it('is not fooled by a key named like a prototype', () => {
    const plain = toPlain(JSON.parse('{"__proto__": {"admin": true}}'));
    expect(Object.keys(plain)).toEqual(['__proto__']);
    expect(plain.admin).toBeUndefined();
  });
});
