import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {eventually} from './patience.ts';

/** A run of a handler that waits for the test to say how it ends. */
export interface HeldRun {
  /** The name of the queue its messages came from. */
  readonly queue: string;
  readonly bodies: readonly string[];
  /** How often each of them was received. */
  readonly receives: readonly number[];
  /** Has it end well; with the messages named that it could not handle. */
  end(failed?: readonly string[]): void;
  fail(): void;
}

/** Handlers whose every run with messages of a queue waits for the test. */
export interface HeldRuns {
  /** What the function needs: `index.mjs`, and its variables. */
  readonly code: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Those of a queue that have begun and not ended, in the order they began. */
  waiting(queue: string): readonly HeldRun[];
  /** The bodies of each run of a queue there was, in the order they began. */
  begun(queue: string): readonly (readonly string[])[];
  /** The next run of a queue that begins, and has not been taken yet. */
  next(queue: string): Promise<HeldRun>;
  close(): void;
}

const code = `import {request} from 'node:http';
export const handler = async ({Records}) => {
  const answer = await new Promise((resolve, reject) => {
    const post = request(process.env.GATE, {method: 'POST'}, async response => {
      let text = '';
      for await (const part of response) text += part;
      resolve(JSON.parse(text));
    });
    post.on('error', reject).end(JSON.stringify(Records));
  });
  if (answer.fails) throw new Error('as the test wants it');
  const isFailed = ({body}) => answer.failed.includes(body);
  return {batchItemFailures: Records.filter(isFailed).map(({messageId}) => ({itemIdentifier: messageId}))};
};`;

/** Starts listening for handlers. */
export async function holdRuns(): Promise<HeldRuns> {
  const runs: (HeldRun & {hasEnded: boolean; isTaken: boolean})[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    const records = JSON.parse(text) as readonly QueueRecord[];
    const answer = (how: object) => {
      run.hasEnded = true;
      response.end(JSON.stringify({failed: [], ...how}));
    };
    const run = {
      queue: records[0]?.eventSourceARN.split(':').at(-1) ?? '',
      bodies: records.map(({body}) => body),
      receives: records.map(({attributes}) => Number(attributes.ApproximateReceiveCount)),
      hasEnded: false,
      isTaken: false,
      end: (failed: readonly string[] = []) => answer({failed}),
      fail: () => answer({fails: true}),
    };
    runs.push(run);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const of = (queue: string) => runs.filter(run => run.queue === queue);
  return {
    code,
    variables: {GATE: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`},
    waiting: queue => of(queue).filter(({hasEnded}) => !hasEnded),
    begun: queue => of(queue).map(({bodies}) => bodies),
    next: queue =>
      eventually(() => {
        const run = of(queue).find(({isTaken}) => !isTaken);
        if (run === undefined) throw new Error(`No run of ${queue} has begun.`);
        run.isTaken = true;
        return run;
      }),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

interface QueueRecord {
  readonly eventSourceARN: string;
  readonly body: string;
  readonly attributes: {readonly ApproximateReceiveCount: string};
}
