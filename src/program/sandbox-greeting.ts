import type {Isolation} from '../sandbox/index.ts';

/** What a served sandbox tells about itself. */
export interface Greeting {
  readonly url: string;
  readonly region: string;
  readonly accountId: string;
  /** Undefined when nothing is kept. */
  readonly folder: string | undefined;
  readonly isolation: Isolation;
}

/** How to use a served sandbox from a shell, from code and from the console; ends with an empty line. */
export function formatGreeting({url, region, accountId, folder, isolation}: Greeting): string {
  return `Lambda sandbox on ${url}, region ${region}, account ${accountId}. Ctrl-C ends it.
${folder === undefined ? 'Nothing is kept.' : `Its state is kept in ${folder}.`}
${formatIsolation(isolation)}
${formatMemory(isolation)}

In a shell (AWS CLI, SDKs, most tools; any keys will do):
  export AWS_ENDPOINT_URL=${url} AWS_REGION=${region} AWS_DEFAULT_REGION=${region}
  export AWS_ACCESS_KEY_ID=sandbox AWS_SECRET_ACCESS_KEY=sandbox
  aws lambda list-functions
  aws lambda invoke --function-name NAME --cli-binary-format raw-in-base64-out --payload '{}' /dev/stdout
  aws logs tail /aws/lambda/NAME --follow
An AWS CLI from before July 2023 does not know AWS_ENDPOINT_URL: aws --endpoint-url ${url} lambda list-functions

In code:
  JavaScript  new LambdaClient({endpoint: '${url}', region: '${region}'})
  Python      boto3.client('lambda', endpoint_url='${url}', region_name='${region}')

In another terminal:
  lambdeck --endpoint-url ${url}

`;
}

function formatIsolation(isolation: Isolation): string {
  switch (isolation.kind) {
    case 'namespaces':
      return "Handlers are walled off: each has its own files, processes and user, but this machine's network.";
    case 'none':
      return `Handlers are not walled off, and can read what you can, the variables of your processes too: ${isolation.why}.`;
  }
}

function formatMemory({memory}: Isolation): string {
  switch (memory.kind) {
    case 'controlGroup':
      return 'The kernel holds each to its memory and number of processes, by a control group.';
    case 'watch':
      return `What they take of memory is looked at 20 times a second, and what takes too much ended: no control group holds it, as ${memory.why}.`;
    case 'none':
      return `Nothing holds them to their memory: ${memory.why}.`;
  }
}
