import {expect, test} from 'vitest';
import {toMatcher} from '../../../src/sandbox/logs/pattern/index.ts';

const error = '2026-03-01T12:00:00.000Z\t8a7b-11\tERROR\tInvoke Error: payment 42 was refused\n';
const json = (members: object) => JSON.stringify(members);

test.each([
  ['', error, true],
  ['  ', error, true],
  ['" "', error, true],
  ['ERROR', error, true],
  ['error', error, false],
  ['ERROR refused', error, true],
  ['ERROR accepted', error, false],
  ['"payment 42"', error, true],
  ['"42 payment"', error, false],
  ['"8a7b-11"', error, true],
  ['"say \\"no\\""', 'they say "no"', true],
  ['ERROR -refused', error, false],
  ['ERROR -"was accepted"', error, true],
  ['-ERROR', error, false],
  ['-INFO', error, true],
  ['?INFO ?ERROR', error, true],
  ['?INFO ?WARN', error, false],
  ['?"was refused" ?WARN', error, true],
  // Other terms make those with a question mark of no account.
  ['ERROR ?WARN', error, true],
  ['INFO ?ERROR', error, false],
  ['%pay\\w+ \\d+%', error, true],
  ['%^payment%', error, false],
  ['-%ERROR|FATAL%', error, false],
  ['支払い', '支払いに項目がありません', true],
])('terms %j on %j: %s', (pattern, message, expected) => {
  expect(toMatcher(pattern)(message)).toBe(expected);
});

test.each([
  ['{ $.level = "ERROR" }', {level: 'ERROR'}, true],
  ['{ $.level = "ERROR" }', {level: 'error'}, false],
  ['{$.level="ERROR"}', {level: 'ERROR'}, true],
  ['{ $.level = ERROR }', {level: 'ERROR'}, true],
  ['{ $.level = "ERR*" }', {level: 'ERROR'}, true],
  ['{ $.level = *RR* }', {level: 'ERROR'}, true],
  ['{ $.level = "*X*" }', {level: 'ERROR'}, false],
  ['{ $.level = "E*R*R" }', {level: 'ERR'}, true],
  ['{ $.level = "ERR*RR" }', {level: 'ERRR'}, false],
  ['{ $.level != "ERROR" }', {level: 'INFO'}, true],
  ['{ $.level != "ERROR" }', {level: 'ERROR'}, false],
  ['{ $.level != "ERROR" }', {other: 1}, false],
  ['{ $.level = %^ERR|WARN$% }', {level: 'WARN'}, true],
  ['{ $.level = "ERROR" && $.n > 3 }', {level: 'ERROR', n: 4}, true],
  ['{ $.level = "ERROR" && $.n > 3 }', {level: 'ERROR', n: 3}, false],
  ['{ $.n = 3 }', {n: 3}, true],
  ['{ $.n = 3 }', {n: 3.5}, false],
  ['{ $.n = 3 }', {n: '3'}, true],
  ['{ $.n != 3 }', {n: 4}, true],
  ['{ $.n < 3 }', {n: 2}, true],
  ['{ $.n < 3 }', {n: '2'}, false],
  ['{ $.n <= 3 }', {n: 3}, true],
  ['{ $.n >= -1.5e1 }', {n: -15}, true],
  ['{ $.n > 3 || $.m > 3 }', {n: 1, m: 9}, true],
  ['{ $.a = 1 || $.b = 1 && $.c = 1 }', {a: 1, b: 0, c: 0}, true],
  ['{ ($.a = 1 || $.b = 1) && $.c = 1 }', {a: 1, b: 0, c: 0}, false],
  ['{ $.record.status = "timeout" }', {record: {status: 'timeout'}}, true],
  ['{ $.items[1].sku = "tee" }', {items: [{sku: 'mug'}, {sku: 'tee'}]}, true],
  ['{ $.items[0].sku = "tee" }', {items: [{sku: 'mug'}, {sku: 'tee'}]}, false],
  ['{ $.items[*].sku = "tee" }', {items: [{sku: 'mug'}, {sku: 'tee'}]}, true],
  ['{ $["order id"] = 7 }', {'order id': 7}, true],
  ['{ $.user-agent = "curl*" }', {'user-agent': 'curl/8'}, true],
  ['{ $.x EXISTS }', {x: null}, true],
  ['{ $.x NOT EXISTS }', {y: 1}, true],
  ['{ $.x NOT EXISTS }', {x: 1}, false],
  ['{ $.x IS NULL }', {x: null}, true],
  ['{ $.x IS NULL }', {}, false],
  ['{ $.x IS NOT NULL }', {x: 1}, true],
  ['{ $.ok IS TRUE }', {ok: true}, true],
  ['{ $.ok IS FALSE }', {ok: true}, false],
  ['{ $.toString EXISTS }', {}, false],
])('pattern %s on %j: %s', (pattern, document, expected) => {
  expect(toMatcher(pattern)(json(document))).toBe(expected);
});

test.each(['not JSON', '"text"', '{"level": "ERROR"', ''])('a JSON pattern does not match %j', message => {
  expect(toMatcher('{ $.level = * }')(message)).toBe(false);
});

test.each([
  ['user-id', "Invalid character(s) in term 'user-id'"],
  ['"unclosed', 'Invalid filter pattern'],
  ['{ $.level }', 'Invalid filter pattern'],
  ['{ level = 1 }', 'Invalid filter pattern'],
  ['{ $.level = "x"', 'Invalid filter pattern'],
  ['{ $.level = "x" $.n = 1 }', 'Invalid filter pattern'],
  ['{ ($.level = "x" }', 'Invalid filter pattern'],
  ['{ $.n > many }', 'Invalid filter pattern'],
  ['{ $.n IS GREAT }', 'Invalid filter pattern'],
  ['{ }', 'Invalid filter pattern'],
  ['%(a+)+%', 'Invalid regular expression in filter pattern: (a+)+'],
  ['%[%', 'Invalid regular expression in filter pattern: ['],
  ['[ip, user]', 'The sandbox does not know space-delimited filter patterns ([…]).'],
])('%j is refused', (pattern, message) => {
  expect(() => toMatcher(pattern)).toThrow(expect.objectContaining({code: 'InvalidParameterException', message}));
});
