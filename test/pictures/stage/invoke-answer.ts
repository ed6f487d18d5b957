import type {Fault} from '../../support/faulty-endpoint.ts';

const requestId = '6b1f0c2e-9a54-4c1b-8f27-d0e35a7c4e19';
const place = [
  'Error: Order 49317 was refused by the payment provider',
  '    at exports.handler (/var/task/index.js:7:25)',
  '    at Runtime.handleOnceNonStreaming (file:///var/runtime/index.mjs:1306:29)',
];
const error = {errorType: 'Error', errorMessage: 'Order 49317 was refused by the payment provider', trace: place};

/** What every invocation at that time is answered: a handler that ran would take its own time and memory. */
export function answerInvoke(time: Date): Fault {
  const stamp = (milliseconds: number) => new Date(time.getTime() + milliseconds).toISOString();
  const order = {service: 'orders-api', orderId: 49317, table: 'orders', stage: 'production', version: '3'};
  const log = [
    `START RequestId: ${requestId} Version: 3`,
    `${stamp(1)}\t${requestId}\tINFO\t${JSON.stringify({message: 'order received', ...order})}`,
    `${stamp(18)}\t${requestId}\tERROR\tInvoke Error \t${JSON.stringify({...error, stack: place, trace: undefined})}`,
    `END RequestId: ${requestId}`,
    `REPORT RequestId: ${requestId}\tDuration: 24.61 ms\tBilled Duration: 211 ms\tMemory Size: 512 MB\tMax Memory Used: 153 MB\tInit Duration: 186.02 ms\t`,
  ];
  return {
    kind: 'answer',
    status: 200,
    headers: {
      'x-stage-took': '238',
      date: time.toUTCString(),
      'x-amzn-requestid': requestId,
      'x-amz-executed-version': '3',
      'x-amz-function-error': 'Unhandled',
      'x-amz-log-result': Buffer.from(`${log.join('\n')}\n`).toString('base64'),
    },
    body: JSON.stringify(error),
  };
}
