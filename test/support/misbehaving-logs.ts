import {type FaultyEndpoint, toRefusal} from './faulty-endpoint.ts';

/** From now on FilterLogEvents is throttled, fails every third time, loses connections, and gives tokens a second time. */
export function misbehaveAtLogs(endpoint: FaultyEndpoint): void {
  const every = (number: number) => {
    let calls = 0;
    return () => ++calls % number === 0;
  };
  endpoint.fail('FilterLogEvents', toRefusal(500, 'ServiceUnavailableException', 'Not now.'), every(3));
  endpoint.fail('FilterLogEvents', toRefusal(400, 'ThrottlingException', 'Rate exceeded'), every(7));
  endpoint.fail('FilterLogEvents', {kind: 'reset'}, every(11));
  const rewrite = (body: string, {body: sent}: {body: string}) => {
    const {nextToken} = JSON.parse(sent) as {nextToken?: string};
    return nextToken === undefined ? body : JSON.stringify({...JSON.parse(body), nextToken});
  };
  endpoint.fail('FilterLogEvents', {kind: 'rewrite', rewrite}, every(4));
}
