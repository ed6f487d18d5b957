import {CloudWatch} from '@aws-sdk/client-cloudwatch';
import {CloudWatchLogs} from '@aws-sdk/client-cloudwatch-logs';
import {Lambda} from '@aws-sdk/client-lambda';
import type {SandboxOptions} from '../../src/sandbox/index.ts';
import {credentials, functionInput, type RunningSandbox, region, startSandbox, zipOf} from './sandbox.ts';

/** A sandbox with clients for Lambda and what observes it. */
export interface ObservedSandbox extends RunningSandbox {
  readonly lambda: Lambda;
  readonly logs: CloudWatchLogs;
  readonly metrics: CloudWatch;
  /** Clients of another region. */
  logsIn(name: string): CloudWatchLogs;
  metricsIn(name: string): CloudWatch;
  /** Creates a function of the code of its index.mjs. */
  create(name: string, code: string, members?: Parameters<typeof functionInput>[1]): Promise<void>;
  /** Invokes it with a JSON payload; what it answered and how it failed. */
  invoke(name: string, payload?: unknown): Promise<{requestId: string; payload: unknown; functionError?: string}>;
}

/** Starts a sandbox with clients that send each call once. */
export async function startObserved(options: Partial<SandboxOptions> = {}): Promise<ObservedSandbox> {
  const running = await startSandbox(options);
  // The live tail of the SDK would else be sent to `stream-127.0.0.1`.
  const config = {region, endpoint: running.url, credentials, maxAttempts: 1, disableHostPrefix: true};
  const lambda = new Lambda(config);
  const clients = [lambda, new CloudWatchLogs(config), new CloudWatch(config)] as const;
  const [, logs, metrics] = clients;
  return {
    ...running,
    lambda,
    logs,
    metrics,
    logsIn: name => new CloudWatchLogs({...config, region: name}),
    metricsIn: name => new CloudWatch({...config, region: name}),
    async create(name, code, members = {}) {
      await lambda.createFunction(
        await functionInput(name, {Code: {ZipFile: await zipOf({'index.mjs': code})}, ...members}),
      );
    },
    async invoke(name, payload = {}) {
      const [FunctionName, Qualifier] = name.split(':');
      const answer = await lambda.invoke({
        FunctionName,
        Payload: JSON.stringify(payload),
        ...(Qualifier === undefined ? {} : {Qualifier}),
      });
      return {
        requestId: answer.$metadata.requestId ?? '',
        payload: JSON.parse(answer.Payload?.transformToString() ?? 'null'),
        ...(answer.FunctionError === undefined ? {} : {functionError: answer.FunctionError}),
      };
    },
    async close() {
      for (const client of clients) client.destroy();
      await running.close();
    },
  };
}
