import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {toRefusal} from '../../support/faulty-endpoint.ts';

const ctrlO = '\u000F';
const ctrlN = '\u000E';

it('says what a query costs, asks about the listed errors over a day and about calls, sorts, filters and saves what comes back', async () => {
  const {press, waitFor, dialog, home} = await startConsole({args: ['--function', 'orders-api']});
  await waitFor('▌orders-api');
  press('X');
  await waitFor(/▌new +\d+ .*TypeError/);
  press('Q');
  await waitFor(/Logs Insights ── orders-api ── last 24 hours ── Errors by kind/);
  const insights = dialog('Logs Insights ── orders-api');
  await insights.shows(/Free: this is not AWS\. About [\d.]+ KB are stored in all/);
  await insights.shows('At most 10,000 rows come back.');
  press(keys.ctrlS);
  await insights.shows(/\d+ rows, times in UTC: [\d.]+ KB in [\d,]+ events looked at, \d+ matched/);
  await insights.shows(/▌ +\d+ +\d+ % .* TypeError: Cannot read properties/);
  press(ctrlO);
  await dialog('Queries for orders-api').choose('Slowest calls');
  await waitFor(/last 24 hours ── Slowest calls/);
  press(keys.ctrlS);
  await insights.shows(/@timestamp +ms +billed_ms/);
  press('s');
  await dialog('Rows by').choose('ms');
  await dialog('Rows by').closed();
  press('s');
  await dialog('Rows by').shows('ms (now, again turns it round)');
  press(keys.esc);
  await dialog('Rows by').closed();
  press('/zzzz');
  await insights.shows('/zzzz');
  press(keys.esc);
  await insights.shows(/▌2\d{3}-/);
  press('S');
  await waitFor(/Save \d+ rows to/);
  press(`${keys.ctrlU}~/slow.jsonl${keys.enter}`);
  await waitFor(`rows to ${join(home, 'slow.jsonl')}`);
  const [line = ''] = readFileSync(join(home, 'slow.jsonl'), 'utf8').split('\n');
  expect(JSON.parse(line)).toMatchObject({ms: expect.any(String), request: expect.any(String)});
  press('S');
  await waitFor(/Save \d+ rows to/);
  press(`${keys.ctrlU}~/slow.csv${keys.enter}`);
  await waitFor(`rows to ${join(home, 'slow.csv')}`);
  expect(readFileSync(join(home, 'slow.csv'), 'utf8')).toMatch(/^@timestamp,ms,billed_ms,/);
});

it('shows where the service does not understand a query, and keeps one’s own', async () => {
  const {press, waitFor, dialog, home, endpoint} = await startConsole({args: ['--function', 'orders-api']});
  await waitFor('▌orders-api');
  press('Q');
  const insights = dialog('Logs Insights ── orders-api');
  await insights.shows('are stored in all');
  press(ctrlO);
  await dialog('Queries for orders-api').choose('Timeouts');
  await waitFor(/last 3 hours ── Timeouts/);
  press(' x');
  await insights.shows('@message x');
  press(keys.ctrlS);
  await insights.shows('✗ unexpected symbol found x at line 4 and position 40');
  // The cursor stands at what was not understood.
  press(`\u001B[3~${keys.ctrlS}`);
  await insights.shows(/rows, times in UTC/);
  press(ctrlN);
  await waitFor('Save the query as');
  press(`mine${keys.enter}`);
  await waitFor('Saved as');
  expect(readFileSync(join(home, '.config/lambdeck/queries/orders-api/mine.txt'), 'utf8')).toContain('Task timed out');
  press(keys.esc);
  await insights.closed();
  press('Q');
  await waitFor(/Logs Insights ── orders-api ── last 3 hours ── mine/);
  press(ctrlO);
  const queries = dialog('Queries for orders-api');
  await queries.choose('Delete mine…');
  await dialog('Delete the query mine?').choose('Delete its file');
  await waitFor('Deleted mine.');
  expect(existsSync(join(home, '.config/lambdeck/queries/orders-api/mine.txt'))).toBe(false);
  endpoint.fail('StartQuery', toRefusal(400, 'AccessDeniedException', 'not authorized to perform: logs:StartQuery'));
  press(keys.ctrlS);
  await insights.shows(/✗ .*StartQuery.*not authorized/);
});

it('stops a query at the service, and says what it has looked at', async () => {
  const {press, waitFor, dialog, endpoint} = await startConsole({
    args: ['--function', 'orders-api'],
    sandbox: {delays: {create: 0, update: 0, query: 3_600_000}},
  });
  await waitFor('▌orders-api');
  press('Q');
  const insights = dialog('Logs Insights ── orders-api');
  await insights.shows('are stored in all');
  press(keys.ctrlS);
  await insights.shows(/running: [\d.]+ KB in [\d,]+ events looked at.*Esc stops it/);
  press(keys.esc);
  await insights.shows(/Stopped: [\d.]+ KB in [\d,]+ events/);
  await expect.poll(() => endpoint.count('StopQuery'), {timeout: 10_000}).toBe(1);
});
