import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {formatClock} from '../../../src/core/logs/clock.ts';
import type {LogFilter} from '../../../src/core/logs/filter-condition.ts';
import {parseLogFilter} from '../../../src/core/logs/log-filter.ts';
import {readLogLine} from '../../../src/core/logs/log-line.ts';
import {readMessage} from '../../../src/core/logs/messages/read-message.ts';
import {context, event} from './lines.ts';
import corpus from './messages/dialects.json' with {type: 'json'};

function read(text: string): LogFilter {
  const filter = parseLogFilter(text, context);
  if ('error' in filter) throw new Error(`${text}: ${filter.error}`);
  return filter;
}

const finds = (filter: string, message: string) => read(filter).test(readLogLine(event(0, message), 0));

describe('a filter of words', () => {
  it.each([
    ['order', 'INFO order priced', true],
    ['ORDER', 'info Order priced', true],
    ['naive', 'the Naïve way', true],
    ['order priced', 'priced the order', true],
    ['order refused', 'priced the order', false],
    ['!priced', 'priced the order', false],
    ['order !refused', 'priced the order', true],
    ['!', 'anything', true],
    ['pymnt', 'call payments-worker', true],
    ['clickingest', 'to clickstream-ingest', true],
    ['error', 'the worker prepares an order', false],
    ['or', 'o then r', false],
    ['abc', '2026-11-22T14:03:20Z 8f1a0000-1b11-2c22', false],
    ['124', '1 2 3 4, 1234', false],
    ['234', '1 2 3 4, 1234', true],
    ['a.c', 'abc', false],
    ['[x]', 'an [x] here', true],
    ['^-]', 'odd ^-] text', true],
    ['', 'all', true],
  ])('%j on %j: %j', (filter, message, found) => {
    expect(finds(filter, message)).toBe(found);
  });

  it('finds whatever a line holds whole', () => {
    const word = fc
      .string({unit: 'grapheme', minLength: 1, maxLength: 12})
      .filter(text => /^[^\s!/"][^\s]*$/.test(text) && !/^level|^time/.test(text));
    fc.assert(
      fc.property(word, fc.string(), fc.string(), (text, before, after) => {
        expect(finds(text, `${before} ${text} ${after}`)).toBe(true);
      }),
    );
  });

  it('narrows only when no line can come back', () => {
    const query = fc
      .array(fc.constantFrom('o', 'or', 'ord', 'orde', 'dpr', '!a', '!ab', 'x'), {maxLength: 3})
      .map(words => words.join(' '));
    const message = fc
      .array(fc.constantFrom('o', 'r', 'd', 'e', 'p', 'a', 'b', 'x', ' ', '-'))
      .map(all => all.join(''));
    fc.assert(
      fc.property(query, query, message, (before, after, text) => {
        if (read(after).narrows(read(before)) && finds(after, text)) expect(finds(before, text)).toBe(true);
      }),
      {numRuns: 3000},
    );
    expect(read('order priced').narrows(read('order'))).toBe(true);
    expect(read('orde').narrows(read('order'))).toBe(false);
    expect(read('!abc').narrows(read('!ab'))).toBe(false);
  });
});

describe('a regular expression', () => {
  it.each([
    ['/ord.r/', 'INFO Order', true],
    ['/Ord.r/', 'INFO order', false],
    ['/Ord.r/i', 'INFO order', true],
    ['/\\Sx/', 'ax', true],
    ['/^a.*z$', 'abcz', true],
    ['/', 'anything', true],
    ['//', 'anything', true],
    ['/(?:ab)+c/', 'ababc', true],
  ])('%s on %j: %j', (filter, message, found) => {
    expect(finds(filter, message)).toBe(found);
  });

  it.each([
    ['/(/', /missing closing \)/],
    ['/[a/', /missing closing \]/],
    ['/a+/q', /no flags are called q/],
    ['/a(?=b)/', /looking around and back takes too long/],
    ['/(a)\\1/', /looking around and back takes too long/],
  ])('%s is refused with why', (text, why) => {
    expect(parseLogFilter(text, context)).toMatchObject({error: expect.stringMatching(why)});
  });
});

describe('an expression tells lines quickly', () => {
  it('just as the expression itself does', () => {
    const piece = fc.constantFrom('a', 'B', 'é', 'ſ', 's', ' ', '1', '.', '*', '+', '?', '|', '^', '$', '\\d', '{2}');
    const letter = fc.constantFrom('a', 'A', 'b', 'B', 'e', 'é', 's', 'S', 'ſ', ' ', '1', '\n');
    const source = fc.array(piece, {minLength: 1, maxLength: 6}).map(all => all.join(''));
    const message = fc.array(letter, {maxLength: 8}).map(all => all.join(''));
    fc.assert(
      fc.property(source, message, fc.constantFrom('', 'i'), (typed, text, flags) => {
        const filter = parseLogFilter(`/${typed}/${flags}`, context);
        if ('error' in filter) return;
        const ignoresCase = flags === 'i' || !/\p{Lu}/u.test(typed);
        const own = context.compile(typed, {ignoresCase, isMultiline: false, isDotAll: false});
        const line = readLogLine(event(0, text), 0);
        expect(filter.test(line), `${typed} in ${text}`).toBe(own(line.message));
      }),
      {numRuns: 3000},
    );
  });
});

describe('what is shown', () => {
  const line = (message: string) => readLogLine(event(context.now - 1000, message), 0);

  it.each(corpus)('is found, word for word: $name', ({message}) => {
    const {level, text} = readMessage(message);
    const shown = `${formatClock(context.now - 1000, 'UTC', true)} ${level ?? ''} ${text}`
      .split(/\s+/)
      .filter(word => word !== '');
    const lost = shown.filter(word => !read(quote(word)).test(line(message)));
    expect(lost).toEqual([]);
  });

  it.each(corpus)('is found by an expression: $name', ({message}) => {
    const [first = ''] = readMessage(message).text.split('\n');
    const escaped = first.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
    expect(read(`/${escaped}/`).test(line(message))).toBe(true);
  });

  it('is found by the name of its function where that is shown', () => {
    const labelled = parseLogFilter('orders-api', {...context, labels: ['orders-api', 'payments']});
    expect('error' in labelled || labelled.test(line('priced'))).toBe(true);
    expect(read('orders-api').test(line('priced'))).toBe(false);
  });
});

/** What begins a filter of another kind is found between quotes. */
function quote(word: string): string {
  return /^["!/]/.test(word) ? `"${word.replace(/["\\]/g, '\\$&')}"` : word;
}

describe('a filter of fields', () => {
  const json = JSON.stringify({
    level: 'WARN',
    message: 'order priced',
    orderId: 'ORD-01246',
    total: 12.5,
    took: '312ms',
    tags: ['new', 'mug'],
    order: {id: 7, customer: {tier: 'gold', name: 'Ada Lovelace'}},
    'http.status': 503,
    note: 'say "hi"',
  });
  const report =
    'REPORT RequestId: x\tDuration: 512.33 ms\tBilled Duration: 513 ms\tMemory Size: 512 MB\tMax Memory Used: 88 MB\tInit Duration: 210.5 ms\t';
  const id = '8f1c0000-1111-2222-3333-444455556666';
  it.each([
    ['orderId=ORD-01246', json, true],
    ['orderid=ord-01246', json, true],
    ['orderId=ORD-0124', json, false],
    ['orderId=ORD-*', json, true],
    ['orderId!=ORD-01247', json, true],
    ['orderId!=ORD-01246', json, false],
    ['customerId!=7', json, false],
    ['!orderId=ORD-01246', json, false],
    ['!customerId=7', json, true],
    ['orderId=', json, true],
    ['customerId=', json, false],
    ['orderId="ORD-01246"', json, true],
    ['message="order priced"', json, true],
    ['"order priced"', json, true],
    ['"priced order"', json, false],
    ['note="say \\"hi\\""', json, true],
    ['total>12', json, true],
    ['total>=12.5 total<=12.5', json, true],
    ['total>12.5', json, false],
    ['total=12.50', json, true],
    ['took>300', json, true],
    ['took>300ms', json, true],
    ['took>0.3s', json, true],
    ['took<0.3s', json, false],
    ['tags=mug', json, true],
    ['tags=mu', json, false],
    ['order.id=7', json, true],
    ['id=7', json, true],
    ['order.customer.tier=gold', json, true],
    ['order.tier=gold', json, false],
    ['customer.name="ada lovelace"', json, true],
    ['http.status>=500', json, true],
    ['level>=warn', json, true],
    ['level=warn', json, true],
    ['level>warn', json, false],
    ['level<error', json, true],
    ['priced total>12 !refused', json, true],
    ['orderId=ORD-1 took=3ms', 'level=info msg=priced orderId=ORD-1 took=3ms', true],
    ['took<1s', 'level=info msg=priced took=3ms', true],
    ['orderId=ORD-1', "priced { orderId: 'ORD-1', order: { id: 7 } }", true],
    ['order.id=7', "priced { orderId: 'ORD-1', order: { id: 7 } }", true],
    ['attempt=3', 'attempt: 3 of 5', true],
    ['https=x', 'see https://x', false],
    ['duration>500', report, true],
    ['duration>513', report, false],
    ['billed=513', report, true],
    ['memory=512 used<100', report, true],
    ['cold>200', report, true],
    ['status=success', report, true],
    ['status=timeout', `${report}Status: timeout`, true],
    [`requestId=${id}`, `2026-11-22T14:03:20.140Z\t${id}\tINFO\thi`, true],
    ['error=TypeError', 'TypeError: x is not a function\n    at y (z.js:1:2)', true],
    ['error=Type*', 'it failed TypeError: x\n    at y (z.js:1:2)', true],
    ['error=KeyError', 'TypeError: x is not a function', false],
    ['function=orders-api', 'any', true],
    ['function=orders', 'any', false],
    ['stream=a[1]', 'any', true],
    ['time>14:03:19', 'any', true],
    ['time>14:03:20', 'any', false],
    ['time<=14:03:19.500 time>yesterday', 'any', true],
    ['a>=b', 'if (a>=b) return', true],
    ['x=', 'x=1', true],
    ['level>=', 'any', true],
    ['/orders/7', 'GET /orders/7 200', true],
    ['/orders/7 post', 'GET /orders/7 200', false],
  ])('%s on %s: %j', (filter, message, found) => {
    expect(read(filter).test(readLogLine(event(context.now - 1000, message), 0))).toBe(found);
  });

  it.each([
    ['level>=loud', /no level is called loud/],
    ['time>soon', /no time/],
  ])('%s is refused with why', (text, why) => {
    expect(parseLogFilter(text, context)).toMatchObject({error: expect.stringMatching(why)});
  });

  it('finds the value of every member of any object that is logged', () => {
    const name = fc
      .stringMatching(/^[a-z]\w{0,8}$/)
      .filter(text => !['level', 'time', 'function', 'stream'].includes(text));
    const value = fc.oneof(fc.string(), fc.string({unit: 'binary-ascii'}), fc.integer(), fc.boolean());
    fc.assert(
      fc.property(fc.dictionary(name, value), fc.dictionary(name, value), (object, inner) => {
        const message = JSON.stringify({...object, inner});
        const found = (key: string, wanted: unknown) =>
          read(`${key}="${String(wanted).replace(/["\\]/g, '\\$&')}"`).test(readLogLine(event(0, message), 0));
        for (const [key, wanted] of Object.entries(inner)) expect(found(`inner.${key}`, wanted)).toBe(true);
        for (const [key, wanted] of Object.entries(object)) expect(key === 'inner' || found(key, wanted)).toBe(true);
      }),
    );
  });

  it('takes whatever is typed', () => {
    const piece = fc.constantFrom('a', '=', '"', '!', '>', '<=', ' ', '.', '/', 'level', 'time', '\\', '*', '{', 'b');
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 12}), fc.string(), (pieces, message) => {
        const filter = parseLogFilter(pieces.join(''), context);
        if (!('error' in filter)) filter.test(readLogLine(event(0, message), 0));
      }),
      {numRuns: 2000},
    );
  });
});
