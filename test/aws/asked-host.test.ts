import dns from 'node:dns';
import {expect, it, onTestFinished, vi} from 'vitest';
import {type Calls, createCalls} from '../../src/aws/calls.ts';
import {createLogCalls} from '../../src/aws/logs/log-calls.ts';
import {readMetrics} from '../../src/aws/metrics/read-metrics.ts';
import {type Problem, ProblemError} from '../../src/core/problem.ts';
import {readPartitions} from '../support/partitions.ts';
import {connect, forever} from './endpoint.ts';

const asks: Readonly<Record<string, (calls: Calls) => Promise<unknown>>> = {
  'a read': ({call}) => call('ListFunctions', {}, forever),
  'a change': ({call}) => call('PublishVersion', {FunctionName: 'f'}, forever),
  'who it is': async ({identity}) => {
    const {problem} = await identity(forever);
    if (problem) throw new ProblemError(problem);
  },
  'the log': ({telemetry}) => createLogCalls(telemetry.logs).describeGroup('/aws/lambda/f', forever),
  'the live tail': ({telemetry}) => createLogCalls(telemetry.logs).startTail(['arn'], undefined, forever),
  metrics: ({telemetry}) =>
    readMetrics(
      telemetry.metrics,
      {queries: [{metric: 'Errors', statistic: 'Sum', functionName: 'f'}], start: 0, end: 60_000, period: 60},
      () => {},
      forever,
    ),
};
const variants = [
  {AWS_USE_FIPS_ENDPOINT: 'false', AWS_USE_DUALSTACK_ENDPOINT: 'false'},
  {AWS_USE_FIPS_ENDPOINT: 'true', AWS_USE_DUALSTACK_ENDPOINT: 'false'},
  {AWS_USE_FIPS_ENDPOINT: 'false', AWS_USE_DUALSTACK_ENDPOINT: 'true'},
  {AWS_USE_FIPS_ENDPOINT: 'true', AWS_USE_DUALSTACK_ENDPOINT: 'true'},
];
const places = readPartitions().flatMap(({id, regions: [region = ''], supportsDualStack}) =>
  variants
    .filter(env => supportsDualStack || env.AWS_USE_DUALSTACK_ENDPOINT === 'false')
    .map(env => ({id, region, fips: env.AWS_USE_FIPS_ENDPOINT, dualStack: env.AWS_USE_DUALSTACK_ENDPOINT, env})),
);

it.each(places)('a host that was asked is named: $id, FIPS $fips, dual stack $dualStack', async ({region, env}) => {
  for (const [name, value] of Object.entries({...env, AWS_MAX_ATTEMPTS: '1'})) vi.stubEnv(name, value);
  const lookedUp = failLookups();
  const telemetry = {logs: undefined, metrics: undefined};
  const calls = createCalls({...connect(''), region, endpoint: undefined, telemetry}, {readOnly: () => false});
  onTestFinished(() => {
    calls.close();
    vi.unstubAllEnvs();
  });
  for (const [what, ask] of Object.entries(asks)) {
    lookedUp.clear();
    const problem = await findProblem(ask(calls));
    // Who it is, is asked of Lambda where STS is not found.
    const [first] = lookedUp;
    expect(problem, what).toMatchObject({kind: 'offline', why: `The host ${first} was not found.`});
  }
});

/** No name is found; answers those that were looked up. */
function failLookups(): Set<string> {
  const names = new Set<string>();
  const spy = vi.spyOn(dns, 'lookup').mockImplementation(((name: string, ...rest: unknown[]) => {
    names.add(name);
    const tell = rest.at(-1) as (error: Error) => void;
    queueMicrotask(() => tell(Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), {code: 'ENOTFOUND'})));
  }) as never);
  onTestFinished(() => spy.mockRestore());
  return names;
}

async function findProblem(asked: Promise<unknown>): Promise<Problem> {
  const error: unknown = await asked.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  if (error instanceof ProblemError) return error.problem;
  throw new Error('Expected a problem', {cause: error});
}
