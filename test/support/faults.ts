import {type Fault, toRefusal} from './faulty-endpoint.ts';

/** What can break between a request and its answer, by what breaks. */
export const faults = {
  'the account is throttled': toRefusal(429, 'TooManyRequestsException', 'Rate Exceeded.'),
  'the service fails': toRefusal(500, 'ServiceException', 'An internal error occurred.'),
  'a gateway gives up': {
    kind: 'answer',
    status: 504,
    headers: {'content-type': 'text/html'},
    body: '<html><body>Gateway Time-out</body></html>',
  },
  'it is in use': toRefusal(409, 'ResourceConflictException', 'The resource already exists.'),
  'an update is under way': toRefusal(
    409,
    'ResourceConflictException',
    'The operation cannot be performed at this time. An update is in progress for resource.',
  ),
  'its revision has moved': toRefusal(
    412,
    'PreconditionFailedException',
    'The Revision Id provided does not match the latest Revision Id.',
  ),
  'it is not allowed': toRefusal(403, 'AccessDeniedException', 'User is not authorized to perform this.'),
  'the connection is closed before it is made': {kind: 'reset'},
  'the connection is closed after it was made': {kind: 'lose the answer'},
  'the answer is cut short': {kind: 'cut short', body: '{"FunctionName": "cut"}'},
  'no answer comes in time': {kind: 'hold'},
} as const satisfies Readonly<Record<string, Fault>>;

/** The name of a fault. */
export type FaultName = keyof typeof faults;
