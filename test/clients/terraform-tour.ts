import {spawn, spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {accountId, credentials, region, startSandbox, zipOf} from '../support/sandbox.ts';
import {type AttributeChange, changes, type Resources, resources} from './terraform-resources.ts';

const {values} = parseArgs({options: {together: {type: 'string', default: '1'}}});
const together = Number(values.together);

/**
 * Has Terraform make fourteen kinds of resources in a sandbox, then change each of their attributes in turn: after every step
 * another plan must be clean. The provider for AWS comes from the registry, or from the folder `TF_PLUGINS` names. `--together 8`
 * changes so many at a time, for a first look.
 */
async function tour(): Promise<number> {
  const {stdout, error} = spawnSync('terraform', ['version'], {encoding: 'utf8'});
  if (error !== undefined) {
    console.log('There is no terraform on the PATH: the tour was not made.');
    return 1;
  }
  console.log(stdout.split('\n')[0]);
  const folder = mkdtempSync(join(tmpdir(), 'lambdeck-terraform-'));
  const sandbox = await startSandbox({delays: {create: 100, update: 100, mapping: 100}});
  try {
    const run = createRunner(folder);
    writeFileSync(
      join(folder, 'first.zip'),
      await zipOf({'index.mjs': 'export const handler = async event => event;\n'}),
    );
    writeFileSync(join(folder, 'second.zip'), await zipOf({'index.mjs': 'export const handler = async () => 2;\n'}));
    const write = (wanted: Resources) => writeFileSync(join(folder, 'main.tf.json'), formatFile(wanted, sandbox.url));
    write(resources);
    const plugins = process.env['TF_PLUGINS'];
    const begun = await run('init', ...(plugins === undefined ? [] : [`-plugin-dir=${plugins}`]));
    if (begun.code !== 0) {
      console.log(`The provider for AWS could not be had; TF_PLUGINS may name a folder with it.\n${begun.output}`);
      return 1;
    }
    const failures = await makeTour(write, run);
    const last = await run('destroy', '-auto-approve');
    if (last.code !== 0) failures.push(`destroy:\n${last.output}`);
    for (const failure of failures) console.log(failure);
    const steps = splitSteps().length + 1;
    console.log(`${steps - failures.length} of ${steps} steps left a clean plan.`);
    return failures.length === 0 ? 0 : 1;
  } finally {
    await sandbox.close();
    rmSync(folder, {recursive: true, force: true});
  }
}

type Run = ReturnType<typeof createRunner>;

async function makeTour(write: (wanted: Resources) => void, run: Run): Promise<string[]> {
  const failures: string[] = [];
  const settle = async (what: string) => {
    const applied = await run('apply', '-auto-approve');
    const planned = applied.code === 0 ? await run('plan', '-detailed-exitcode') : applied;
    console.log(`${planned.code === 0 ? 'clean ' : 'FAILED'} ${what}`);
    if (planned.code === 0) return;
    console.log(planned.output);
    failures.push(what);
  };
  await settle(`${Object.keys(resources).length} kinds of resources`);
  let wanted = resources;
  for (const step of splitSteps()) {
    for (const {type, name, attribute, value} of step) {
      const {[attribute]: _, ...rest} = wanted[type]?.[name] ?? {};
      const changed = value === undefined ? rest : {...rest, [attribute]: value};
      wanted = {...wanted, [type]: {...wanted[type], [name]: changed}};
    }
    write(wanted);
    await settle(step.map(formatChange).join('\n       '));
  }
  return failures;
}

/** By themselves, or as many together as were asked for, of which no two are of the same attribute. */
function splitSteps(): AttributeChange[][] {
  const steps: AttributeChange[][] = [];
  const keyOf = ({type, name, attribute}: AttributeChange) => `${type} ${name} ${attribute}`;
  for (const change of changes) {
    const last = steps.at(-1);
    const isFree = last && last.length < together && !last.some(other => keyOf(other) === keyOf(change));
    if (isFree) last.push(change);
    else steps.push([change]);
  }
  return steps;
}

function formatChange({type, name, attribute, value}: AttributeChange): string {
  return `${type}.${name} ${attribute} = ${value === undefined ? 'none' : JSON.stringify(value)}`;
}

function createRunner(folder: string) {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
  };
  return (command: string, ...args: string[]): Promise<{code: number | null; output: string}> =>
    new Promise((resolve, reject) => {
      const all = [command, '-input=false', '-no-color', ...args].filter(
        arg => command !== 'destroy' || arg !== '-input=false',
      );
      const child = spawn('terraform', all, {cwd: folder, env});
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
        });
      }
      child.on('error', reject);
      child.on('close', code => resolve({code, output}));
    });
}

function formatFile(resource: Resources, url: string): string {
  const services = ['lambda', 'sts', 'iam', 'logs', 'cloudwatch', 'ec2', 's3'];
  const provider = {
    aws: {
      region,
      skip_metadata_api_check: 'true',
      endpoints: [Object.fromEntries(services.map(service => [service, url]))],
      allowed_account_ids: [accountId],
    },
  };
  const terraform = {required_providers: {aws: {source: 'hashicorp/aws'}}};
  return JSON.stringify({terraform, provider, resource}, undefined, 2);
}

process.exitCode = await tour();
