import {expect, test} from 'vitest';
import {compilePattern} from '../../../src/sandbox/logs/pattern/index.ts';

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
  expect(compilePattern(pattern)(message)).toBe(expected);
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
  expect(compilePattern(pattern)(json(document))).toBe(expected);
});

const access = '127.0.0.1 - frank [10/Oct/2026:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534\n';

test.each([
  ['[ip, id, user, time, request, status, bytes]', access, true],
  ['[ip, id, user, time, request, status]', access, false],
  ['[ip, id, user, time, request, status, bytes, more]', access, false],
  ['[ip, id, user, time, request, status = 404, bytes]', access, true],
  ['[ip, id, user, time, request, status = 4*, bytes]', access, true],
  ['[ip, id, user, time, request = *.html*, status = 5*, bytes]', access, false],
  ['[ip=127.0.0.1, ...]', access, true],
  ['[..., status=4*, bytes]', access, true],
  ['[..., status!=4*, bytes]', access, false],
  ['[..., status != %^4\\d\\d$%, bytes]', access, false],
  ['[ip, ..., bytes > 1000]', access, true],
  ['[ip, ..., bytes >= 1534 && bytes < 1534]', access, false],
  ['[..., status = 404 || status = 410, bytes]', access, true],
  ['[..., (status > 399 && status < 404) || status = 410, bytes]', access, false],
  ['[..., user > 1, time, request, status, bytes]', access, false],
  ['[..., request = "GET /index.html HTTP/1.0", status, bytes]', access, true],
  ['[..., time = "10/Oct/2026*", request, status, bytes]', access, true],
  ['[..., list = "a,b"]', 'sizes a,b', true],
  ['[time, id, level = ERROR, ...]', error, true],
  ['[time, id, level = WARN, ...]', error, false],
  ['[...]', error, true],
  ['[a, b, ...]', 'one', false],
])('fields %s on %j: %s', (pattern, message, expected) => {
  expect(compilePattern(pattern)(message)).toBe(expected);
});

test.each(['not JSON', '"text"', '{"level": "ERROR"', ''])('a JSON pattern does not match %j', message => {
  expect(compilePattern('{ $.level = * }')(message)).toBe(false);
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
  ['%(a)\\1%', 'Invalid regular expression in filter pattern: (a)\\1'],
  ['%[%', 'Invalid regular expression in filter pattern: ['],
  ['[ip, user', 'Invalid filter pattern'],
  ['[ip,, user]', 'Invalid filter pattern'],
  ['[]', 'Invalid filter pattern'],
  ['[..., ip, ...]', 'Invalid filter pattern'],
  ['[ip = ]', 'Invalid filter pattern'],
  ['[status = 404 || bytes = 1]', 'Invalid filter pattern'],
  ['[status EXISTS]', 'Invalid filter pattern'],
  ['[bytes > many]', 'Invalid filter pattern'],
])('%j is refused', (pattern, message) => {
  expect(() => compilePattern(pattern)).toThrow(expect.objectContaining({code: 'InvalidParameterException', message}));
});
