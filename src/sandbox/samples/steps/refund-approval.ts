import {packZip} from '../../code/index.ts';
import {ago, formatRoleArn, type Sample, type SeedExecution, type SeedPlace, toStep} from './seed-step.ts';

const name = 'refund-approval';

/** A durable function: one of its executions is over, one has failed, one waits for an answer. */
export const refundApproval: Sample = async place => [
  toStep(
    'CreateFunction',
    {
      FunctionName: name,
      Description: 'Refunds an order in steps; above 100 EUR somebody is asked',
      Runtime: 'nodejs24.x',
      Handler: 'refund.handler',
      Role: formatRoleArn(place, name),
      Code: {ZipFile: await packZip({'refund.mjs': code, 'durable.mjs': durable})},
      MemorySize: 256,
      Timeout: 30,
      DurableConfig: {ExecutionTimeout: 259_200, RetentionPeriodInDays: 14},
      Tags: {team: 'shop'},
    },
    {LastModified: ago(place, 15, 'day'), executions: buildExecutions(place)},
  ),
];

function buildExecutions(place: SeedPlace): readonly SeedExecution[] {
  const order = (orderId: string, amount: number) => JSON.stringify({orderId, amount});
  const away = {ErrorType: 'Error', ErrorMessage: 'the payment provider is away'};
  return [
    {
      name: 'refund-1181',
      startedAt: ago(place, 5, 'hour'),
      input: order('1181', 24),
      updates: [
        ...succeed(1, 'read order', 0.1, {orderId: '1181', amount: 24}),
        {after: 0.5, update: {Id: '2', Type: 'STEP', Name: 'refund', Action: 'START'}},
        {
          after: 1.4,
          update: {
            ...{Id: '2', Type: 'STEP', Name: 'refund', Action: 'RETRY', Error: away},
            StepOptions: {NextAttemptDelaySeconds: 2},
          },
        },
        ...succeed(2, 'refund', 3.6, {refunded: 24}),
        {
          after: 4.3,
          update: {...{Id: '3', Type: 'WAIT', Name: 'bank', Action: 'START'}, WaitOptions: {WaitSeconds: 5}},
        },
        ...succeed(4, 'tell customer', 9.5, {told: true}),
        {after: 9.9, update: {Id: 'end', Type: 'EXECUTION', Action: 'SUCCEED', Payload: '{"refunded":24}'}},
      ],
    },
    {
      name: 'refund-1190',
      startedAt: ago(place, 50, 'minute'),
      input: order('1190', 18),
      updates: [
        ...succeed(1, 'read order', 0.1, {orderId: '1190', amount: 18}),
        ...[0.5, 3.5, 6.5].flatMap((after, attempt): SeedExecution['updates'] => [
          {after, update: {Id: '2', Type: 'STEP', Name: 'refund', Action: 'START'}},
          {
            after: after + 0.9,
            update: {
              ...{Id: '2', Type: 'STEP', Name: 'refund', Error: away},
              ...(attempt < 2 ? {Action: 'RETRY', StepOptions: {NextAttemptDelaySeconds: 2}} : {Action: 'FAIL'}),
            },
          },
        ]),
        {after: 7.5, update: {Id: 'end', Type: 'EXECUTION', Action: 'FAIL', Error: away}},
      ],
    },
    {
      name: 'refund-1204',
      startedAt: ago(place, 20, 'minute'),
      input: order('1204', 240),
      updates: [
        ...succeed(1, 'read order', 0.1, {orderId: '1204', amount: 240}),
        {
          after: 0.4,
          update: {
            ...{Id: '2', Type: 'CALLBACK', Name: 'approval', Action: 'START'},
            CallbackOptions: {TimeoutSeconds: 172_800},
          },
        },
      ],
    },
  ];
}

/** A step that succeeded at the first try, or at the next. */
function succeed(id: number, step: string, after: number, result: object): SeedExecution['updates'] {
  const about = {Id: String(id), Type: 'STEP', Name: step} as const;
  return [
    {after, update: {...about, Action: 'START'}},
    {after: after + 0.2, update: {...about, Action: 'SUCCEED', Payload: JSON.stringify(result)}},
  ];
}

const code = `import {durable} from './durable.mjs';

const handler = durable(async ({orderId = '1', amount = 24}, context) => {
  const order = await context.step('read order', async () => ({orderId, amount}));
  if (order.amount > 100) {
    const answer = await context.callback('approval', 172_800);
    if (answer?.approved === false) throw new Error('The refund of order ' + order.orderId + ' was not approved');
  }
  const {refunded} = await context.step('refund', async () => {
    console.log('refunding order', order.orderId);
    return {refunded: order.amount};
  });
  await context.wait('bank', 5);
  await context.step('tell customer', async () => ({told: true}));
  return {refunded};
});

export {handler};
`;

const durable = `// As much of a durable function's SDK as this example needs. On Lambda use @aws/durable-execution-sdk-js.
const {AWS_ENDPOINT_URL_LAMBDA: endpoint, AWS_REGION: region} = process.env;
const authorization = 'AWS4-HMAC-SHA256 Credential=example/20260101/' + region + '/lambda/aws4_request';
const tries = 3;

/** There is nothing to do until something has come to pass: the function is invoked again then. */
class Suspended extends Error {}

const durable = run => async ({DurableExecutionArn: arn, CheckpointToken, InitialExecutionState}) => {
  const known = new Map(InitialExecutionState.Operations.map(operation => [operation.Id, operation]));
  const [{ExecutionDetails: {InputPayload}}] = InitialExecutionState.Operations;
  let token = CheckpointToken;
  let count = 0;

  const checkpoint = async update => {
    const url = endpoint + '/2025-12-01/durable-executions/' + encodeURIComponent(arn) + '/checkpoint';
    const body = JSON.stringify({CheckpointToken: token, Updates: [update]});
    const answer = await fetch(url, {method: 'POST', headers: {authorization, 'sec-fetch-site': 'none'}, body});
    if (!answer.ok) throw new Error(await answer.text());
    const next = await answer.json();
    token = next.CheckpointToken;
    for (const operation of next.NewExecutionState?.Operations ?? []) known.set(operation.Id, operation);
  };
  const begin = (Type, Name) => ({Id: String((count += 1)), Type, Name});

  const context = {
    async step(name, work) {
      const update = begin('STEP', name);
      const {Status, StepDetails = {}} = known.get(update.Id) ?? {};
      if (Status === 'SUCCEEDED') return JSON.parse(StepDetails.Result);
      if (Status === 'FAILED') throw toError(StepDetails.Error);
      if (Status === 'PENDING') throw new Suspended();
      if (Status !== 'STARTED') await checkpoint({...update, Action: 'START'});
      try {
        const result = await work();
        await checkpoint({...update, Action: 'SUCCEED', Payload: JSON.stringify(result)});
        return result;
      } catch (error) {
        const isLast = (StepDetails.Attempt ?? 0) + 1 >= tries;
        const how = isLast ? {Action: 'FAIL'} : {Action: 'RETRY', StepOptions: {NextAttemptDelaySeconds: 2}};
        await checkpoint({...update, ...how, Error: toObject(error)});
        throw isLast ? error : new Suspended();
      }
    },
    async wait(name, seconds) {
      const update = begin('WAIT', name);
      if (!known.has(update.Id)) await checkpoint({...update, Action: 'START', WaitOptions: {WaitSeconds: seconds}});
      if (known.get(update.Id).Status !== 'SUCCEEDED') throw new Suspended();
    },
    async callback(name, seconds) {
      const update = begin('CALLBACK', name);
      if (!known.has(update.Id)) {
        await checkpoint({...update, Action: 'START', CallbackOptions: {TimeoutSeconds: seconds}});
      }
      const {Status, CallbackDetails = {}} = known.get(update.Id);
      if (Status === 'STARTED') throw new Suspended();
      if (Status !== 'SUCCEEDED') throw toError(CallbackDetails.Error);
      return CallbackDetails.Result && JSON.parse(CallbackDetails.Result);
    },
  };

  try {
    return {Status: 'SUCCEEDED', Result: JSON.stringify(await run(JSON.parse(InputPayload || '{}'), context))};
  } catch (error) {
    return error instanceof Suspended ? {Status: 'PENDING'} : {Status: 'FAILED', Error: toObject(error)};
  }
};

const toObject = ({name, message}) => ({ErrorType: name, ErrorMessage: message});
const toError = ({ErrorType, ErrorMessage} = {}) => Object.assign(new Error(ErrorMessage), {name: ErrorType ?? 'Error'});

export {durable};
`;
