import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {findDifferences} from '../../../src/core/form/review.ts';
import {isSecret} from '../../../src/core/mask.ts';
import {showByNumbers, showVisibly} from '../../../src/core/text/visible.ts';
import {type Field, operations} from '../../../src/schema/index.ts';

/** Every member of an operation that is bytes, with what makes an input of a value of it. */
const members = [...operations.values()].flatMap(({name, input}) => input.flatMap(field => findBytes(field, name)));
const encode = (text: string) => new TextEncoder().encode(text);

interface BytesMember {
  readonly name: string;
  readonly top: Field;
  readonly isSecret: boolean;
  toInput(bytes: Uint8Array): unknown;
}

function findBytes(field: Field, path: string, deep = 0): readonly BytesMember[] {
  const name = `${path}.${field.name}`;
  if (field.kind === 'blob')
    return [{name, top: field, isSecret: isSecret(field), toInput: bytes => ({[field.name]: bytes})}];
  if (deep > 4) return [];
  return field.members().flatMap(member =>
    findBytes(member, name, deep + 1).map(inner => ({
      ...inner,
      top: field,
      isSecret: inner.isSecret || isSecret(field),
      toInput: (bytes: Uint8Array) => ({[field.name]: inner.toInput(bytes)}),
    })),
  );
}

function shown({top, toInput}: BytesMember, bytes: Uint8Array, secrets: 'masked' | 'plain'): string {
  const lines = findDifferences([top], {before: {}, sent: toInput(bytes), whole: false}, secrets);
  return lines.map(({after}) => after).join('\n');
}

const text = fc.string({
  unit: fc.constantFrom(
    'a',
    'é',
    '日本',
    '👨‍👩‍👧',
    ' ',
    '\n',
    '\t',
    '"',
    '{',
    '}',
    '#',
    '0',
    '\u200B',
    '\u202E',
    '\u001B',
  ),
  minLength: 1,
  maxLength: 30,
});

it('knows members that are bytes', () => {
  expect(members.map(({name}) => name)).toEqual(
    expect.arrayContaining(['Invoke.Payload', 'SendDurableExecutionCallbackSuccess.Result']),
  );
});

describe.each(members)('what was typed for $name', member => {
  it('is read in the review, once secrets are shown', () => {
    fc.assert(
      fc.property(text, typed => {
        const line = shown(member, encode(typed), 'plain');
        expect([showVisibly(typed), `"${showVisibly(typed)}"`, showByNumbers(typed)]).toContain(line);
        expect(shown(member, encode(typed), 'masked') === line).toBe(!member.isSecret);
      }),
    );
  });

  it('is told from another text, and from nothing', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        fc.pre(one !== other);
        expect(shown(member, encode(one), 'plain')).not.toBe(shown(member, encode(other), 'plain'));
      }),
    );
    expect(shown(member, encode(''), 'plain')).toBe('""');
    expect(shown(member, encode('3 bytes #1234'), 'plain')).toBe('"3 bytes #1234"');
  });

  it('is told by its size where it is no text, or too long', () => {
    expect(shown(member, Uint8Array.of(0x50, 0x4b, 3, 4), 'plain')).toMatch(/^4 bytes #[\da-f]{8}$/);
    expect(shown(member, Uint8Array.of(0xff, 0x41), 'plain')).toMatch(/^2 bytes #/);
    expect(shown(member, Uint8Array.of(0xff), 'plain')).toMatch(/^1 byte #/);
    expect(shown(member, encode('訂'.repeat(50_000)), 'plain')).toMatch(/^訂{10922}… 150,000 bytes #[\da-f]{8}$/);
  });
});
