import fc from 'fast-check';
import {expect, test} from 'vitest';
import {findValue, skipBlanks, skipComma, skipValue} from '../../../src/aws/logs/json-bytes.ts';

const json = fc.string({unit: fc.constantFrom(...'{}[]",: \\1a'), maxLength: 20});

test.each([skipBlanks, skipComma, findValue, skipValue])('%o looks at nothing behind the end it is given', look => {
  fc.assert(
    fc.property(json, json, fc.nat(20), (text, behind, from) => {
      const end = text.length;
      const at = Math.min(from, end);
      const alone = look(Buffer.from(text), at, end);
      expect(alone).toBeLessThanOrEqual(end);
      expect(look(Buffer.from(text + behind), at, end)).toBe(alone);
    }),
  );
});
