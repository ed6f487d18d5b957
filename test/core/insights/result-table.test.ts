import {describe, expect, it, test} from 'vitest';
import {estimateScanDollars, formatEstimate, formatScanPrice} from '../../../src/core/insights/format-scan.ts';
import {
  arrangeResult,
  formatCell,
  formatCsv,
  formatResultHeading,
  formatResultRow,
  formatRowsAsJson,
  isErrorsQuery,
  mergeErrors,
  placeResultColumns,
} from '../../../src/core/insights/result-table.ts';
import {errorsQuery, shippedQueries} from '../../../src/core/insights/shipped-queries.ts';
import {parseLogQuery} from '../../../src/sandbox/logs/insights/parse-query.ts';

const rows = [
  {'@message': 'b, "quoted"\nline', ms: '9.5', '@ptr': 'x'},
  {'@message': 'a', '@ptr': 'y'},
  {'@message': 'c', ms: '100', '@ptr': 'z'},
];

describe('rows', () => {
  test.each([
    ['', undefined, ['b, "quoted"\nline', 'a', 'c']],
    ['', {column: 'ms', reverse: false}, ['b, "quoted"\nline', 'c', 'a']],
    ['', {column: 'ms', reverse: true}, ['c', 'b, "quoted"\nline', 'a']],
    ['', {column: '@message', reverse: true}, ['c', 'b, "quoted"\nline', 'a']],
    ['quoted', {column: 'ms', reverse: true}, ['b, "quoted"\nline']],
  ])('filtered by %j in the order %j', (filter, order, expected) => {
    expect(arrangeResult(rows, filter, order).map(row => row['@message'])).toEqual(expected);
  });

  it('are written as CSV and as JSON, whatever is in them', () => {
    expect(formatCsv(rows)).toBe('@message,ms\r\n"b, ""quoted""\nline",9.5\r\na,\r\nc,100\r\n');
    expect(
      formatRowsAsJson(rows)
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line)),
    ).toEqual(rows);
  });

  test.each([120, 60, 21, 9])('are tables of at most %d columns of the screen, numbers at the right', width => {
    const columns = placeResultColumns(rows, width);
    const [{name = ''} = {}] = columns;
    const headings = [undefined, {column: name, reverse: true}].map(order => formatResultHeading(columns, order));
    for (const text of [...headings, ...rows.map(row => formatResultRow(columns, row))])
      expect(text.length).toBeLessThanOrEqual(width);
    expect(headings.map(text => text.includes('↓'))).toEqual([false, true]);
    if (width === 120) expect(formatResultRow(columns, rows[2] ?? {})).toMatch(/^c +100$/);
  });

  test.each([
    [undefined, ''],
    ['1772366400000', '2026-03-01 12:00:00.000'],
    ['1.7723664E12', '2026-03-01 12:00:00.000'],
    ['two\n lines ', 'two lines'],
    ['177236640', '177236640'],
  ])('have the cell %j as %j', (value, shown) => {
    expect(formatCell(value)).toBe(shown);
  });
});

it('errors that differ in numbers, ids and quoted values only are one kind', () => {
  const of = (text: string, errors: string, first: string, last: string) => ({
    ...{error: 'RefusedError', text, errors, first, last},
  });
  const merged = mergeErrors([
    of('Order 17 was refused', '3', '200', '300'),
    {text: 'Task timed out after 3.00 seconds', errors: '4', first: '1', last: '2'},
    of('Order 48213 was refused', '2', '100', '250'),
  ]);
  expect(merged).toEqual([
    {errors: '5', share: '56 %', first: '100', last: '300', kind: 'RefusedError: Order # was refused'},
    {errors: '4', share: '44 %', first: '1', last: '2', kind: 'Task timed out after # seconds'},
  ]);
  expect(isErrorsQuery(`${errorsQuery.text}\n`)).toBe(true);
  expect(isErrorsQuery(`${errorsQuery.text} | limit 3`)).toBe(false);
});

it.each(shippedQueries)('the shipped query $name is one that can be read', ({text}) => {
  expect(parseLogQuery(text).length).toBeGreaterThan(1);
});

test.each([
  ['eu-west-1', false, '$0.0057 for each GB', 'arrived in that time: about $0.06.'],
  ['us-east-1', false, '$0.005 for each GB', 'arrived in that time: about $0.05.'],
  ['af-south-1', false, 'its price in af-south-1 is not known here', 'arrived in that time.'],
  ['eu-west-1', true, 'Free: this is not AWS.', 'arrived in that time.'],
])('what a query costs in %s, free: %s', (region, isFree, price, estimate) => {
  const bytes = 10 * 1_073_741_824;
  expect(formatScanPrice(region, isFree)).toContain(price);
  expect(formatEstimate({bytes, by: 'arrived'}, region, isFree)).toBe(`About 10 GB ${estimate}`);
  expect(formatEstimate({bytes, by: 'stored'}, region, isFree)).toContain('at most that is looked at');
  expect(estimateScanDollars(1000, 'nowhere')).toBeUndefined();
});
