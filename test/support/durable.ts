import {createRequire} from 'node:module';
import {functionInput, type RunningSandbox, zipOf} from './sandbox.ts';

/** The service's own SDK for durable functions, which runs in the handlers. */
const sdk = createRequire(import.meta.url).resolve('@aws/durable-execution-sdk-js');

/** An order: it is priced at the third try, rests, is packed in two branches and then waits for an approval. */
const code = `import {withDurableExecution} from ${JSON.stringify(sdk)};
export const handler = withDurableExecution(async (event, context) => {
  context.logger.info('order taken');
  if (event.crash) process.exit(1);
  if (event.refuse) await context.step('reserve stock', async () => { throw new Error('no stock of ' + event.refuse); },
    {retryStrategy: () => ({shouldRetry: false})});
  const total = await context.step('price', async ({attempt, logger}) => {
    logger.info('asking for the price');
    if (attempt < 2) throw new Error('price list is away');
    return 12.5;
  }, {retryStrategy: (error, attempt) => ({shouldRetry: attempt < 5, delay: {seconds: 1}})});
  await context.wait('rest', {seconds: 1});
  await context.parallel('pack', [
    async child => child.step('box', async () => 'boxed'),
    async child => child.step('label', async () => 'labelled'),
  ]);
  const [answer] = await context.createCallback('approval', {timeout: {seconds: 600}});
  return {total, approved: await answer};
});
`;

/** The durable function `orders-saga` with a version 1; `refuse` tells whose stock there is none of, `crash` ends each of its invocations. */
export async function createSaga({client}: RunningSandbox): Promise<void> {
  await client.createFunction(
    await functionInput('orders-saga', {
      Code: {ZipFile: await zipOf({'index.mjs': code})},
      Timeout: 30,
      MemorySize: 512,
      Publish: true,
      DurableConfig: {ExecutionTimeout: 3600},
    }),
  );
}

/** Begins an execution of it; its ARN. */
export async function beginOrder({client}: RunningSandbox, name: string, event: object = {}): Promise<string> {
  const {DurableExecutionArn = ''} = await client.invoke({
    FunctionName: 'orders-saga',
    Qualifier: '1',
    InvocationType: 'Event',
    DurableExecutionName: name,
    Payload: Buffer.from(JSON.stringify(event)),
  });
  return DurableExecutionArn;
}
