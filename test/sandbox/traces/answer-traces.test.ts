import {afterAll, beforeAll, expect, it} from 'vitest';
import {authorization, sendRaw} from '../../support/raw-request.ts';
import {type ObservedSandbox, startObserved} from '../../support/telemetry.ts';

let sandbox: ObservedSandbox;

beforeAll(async () => {
  sandbox = await startObserved();
});

afterAll(() => sandbox.close());

const code =
  'export const handler = async ({fails}) => { if (fails) throw new Error("no"); return process.env._X_AMZN_TRACE_ID; };';

async function readTraces(...TraceIds: readonly string[]) {
  const headers = {authorization: authorization.replace('/lambda/', '/xray/'), 'content-type': 'application/json'};
  const {status, body} = await sendRaw(`${sandbox.url}/Traces`, headers, 'POST', JSON.stringify({TraceIds}));
  return {status, answer: JSON.parse(body)};
}

async function readReports(name: string): Promise<readonly string[]> {
  const {events = []} = await sandbox.logs.filterLogEvents({logGroupName: `/aws/lambda/${name}`});
  return events.flatMap(({message = ''}) => (/^REPORT|platform\.report/.test(message) ? [message] : []));
}

it('keeps the trace of an invocation that is traced, names it in its report and tells the handler', async () => {
  await sandbox.create('traced', code, {TracingConfig: {Mode: 'Active'}});
  const {payload} = await sandbox.invoke('traced');
  await sandbox.invoke('traced', {fails: true});
  const [report = '', failed = ''] = await readReports('traced');
  const [, id = '', segment = ''] = /\nXRAY TraceId: (\S+)\tSegmentId: (\S+)\tSampled: true\t\n$/.exec(report) ?? [];
  expect(id).toMatch(/^1-[\da-f]{8}-[\da-f]{24}$/);
  expect(payload).toBe(`Root=${id};Parent=${segment};Sampled=1`);
  const failedId = /TraceId: (\S+)/.exec(failed)?.[1] ?? '';
  const nobody = '1-00000000-000000000000000000000000';
  const {answer} = await readTraces(id, failedId, nobody);
  expect(answer.UnprocessedTraceIds).toEqual([nobody]);
  const [whole, other] = answer.Traces.map(({Segments}: {Segments: readonly {Document: string}[]}) =>
    Segments.map(({Document}) => JSON.parse(Document)),
  );
  expect(whole).toMatchObject([
    {id: segment, trace_id: id, origin: 'AWS::Lambda', name: 'traced'},
    {parent_id: segment, subsegments: [{name: 'Initialization'}, {name: 'Invocation'}, {name: 'Overhead'}]},
  ]);
  expect(other[1]).toMatchObject({fault: true, subsegments: [{name: 'Invocation', fault: true}, {name: 'Overhead'}]});
});

it('names the trace in the JSON format, too, and traces nothing that is not to be traced', async () => {
  await sandbox.create('json', code, {TracingConfig: {Mode: 'Active'}, LoggingConfig: {LogFormat: 'JSON'}});
  await sandbox.create('plain', code);
  await sandbox.invoke('json');
  await sandbox.invoke('plain');
  const [json = ''] = await readReports('json');
  expect(JSON.parse(json).record.tracing).toMatchObject({
    type: 'X-Amzn-Trace-Id',
    value: expect.stringMatching(/^Root=1-/),
  });
  expect((await readReports('plain')).join('')).not.toContain('XRAY');
});

it('takes five ids at most', async () => {
  const {status, answer} = await readTraces(...Array.from({length: 6}, (_, index) => String(index)));
  expect(status).toBe(400);
  expect(answer.Message).toContain('less than or equal to 5');
});
