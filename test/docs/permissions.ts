import {globSync, readFileSync} from 'node:fs';
import {alarmOperationNames} from '../../src/schema/alarm-operation-names.ts';
import {operations} from '../../src/schema/index.ts';

const root = new URL('../../', import.meta.url);

/** Operations that are allowed by an action of another name (Service Authorization Reference, AWS Lambda). */
const actions: Readonly<Record<string, string>> = {
  Invoke: 'InvokeFunction',
  InvokeWithResponseStream: 'InvokeFunction',
  GetLayerVersionByArn: 'GetLayerVersion',
};

/** What other services are asked, by the package whose commands the sources name, and the prefix of their actions. */
const services: Readonly<Record<string, string>> = {
  'client-cloudwatch-logs': 'logs',
  'client-cloudwatch': 'cloudwatch',
  'client-cloudtrail': 'cloudtrail',
  'client-sqs': 'sqs',
  'client-resource-groups-tagging-api': 'tag',
};

/** The page of IAM policies, from the operations of the SDK and the commands in the sources. */
export function buildPermissionsPage(): string {
  const all = [...operations.values()];
  const others = Object.groupBy(listOtherActions(), action =>
    /^sqs:(?!Get|List)|^cloudwatch:(Put|Delete)/.test(action) ? 'changing' : 'reading',
  );
  const reading = [...toActions(all.filter(({readOnly}) => readOnly)), ...(others.reading ?? [])];
  const invoking = toActions(all.filter(({name}) => name.startsWith('Invoke')));
  const changing = toActions(all.filter(({readOnly}) => !readOnly)).filter(action => !invoking.includes(action));
  return `# Permissions

\`npm run docs\` makes this page from the operations of the SDK and from what else the console calls. Whatever is not allowed is said where it would
stand, and the rest works; a role that may only read some functions opens these with \`--function\`. Who calls is asked of STS, which
takes no permission.

## To read

${formatPolicy({LambdeckReads: reading})}

## To read and invoke

${formatPolicy({LambdeckReads: reading, LambdeckInvokes: invoking})}

## For all

\`iam:PassRole\` is for the roles that functions get; \`Resource\` there is better a list of these.

${formatPolicy({LambdeckReads: reading, LambdeckInvokes: invoking, LambdeckChanges: [...changing, ...(others.changing ?? []), 'iam:PassRole']})}
`;
}

function toActions(of: readonly {readonly name: string}[]): readonly string[] {
  return [...new Set(of.map(({name}) => `lambda:${actions[name] ?? name}`))].toSorted();
}

/** Every command that a file of \`src/aws\` has from the package of another service. */
function listOtherActions(): readonly string[] {
  // That one has the commands of all services by their names.
  const paths = globSync('src/aws/**/*.ts', {cwd: root, exclude: ['src/aws/command.ts']});
  const files = paths.map(file => readFileSync(new URL(file, root), 'utf8'));
  const found = Object.entries(services).flatMap(([name, prefix]) =>
    files
      .filter(text => new RegExp(`@aws-sdk/${name}'`).test(text))
      .flatMap(text => [...text.matchAll(/\b([A-Z]\w+)Command\b/g)])
      .map(([, command]) => `${prefix}:${command}`),
  );
  // What has no client of its own is asked by the name of its action.
  const byName = files.flatMap(text => [...text.matchAll(/Action=(\w+)/g)]).map(([, action]) => `iam:${action}`);
  const ofAlarms = alarmOperationNames.map(name => `cloudwatch:${name}`);
  return [...new Set([...found, ...byName, ...ofAlarms])].toSorted();
}

function formatPolicy(statements: Readonly<Record<string, readonly string[]>>): string {
  const Statement = Object.entries(statements).map(([Sid, Action]) => ({Sid, Effect: 'Allow', Action, Resource: '*'}));
  return `\`\`\`json\n${JSON.stringify({Version: '2012-10-17', Statement}, undefined, 2)}\n\`\`\``;
}
