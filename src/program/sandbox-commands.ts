import {type Command, Option} from 'commander';
import {nonEmpty, port, url} from './argument-values.ts';

/** What serving the sandbox alone was asked for. */
export interface SandboxRequest {
  readonly kind: 'sandbox';
  readonly port: number;
  readonly data?: string;
  readonly memory?: boolean;
  readonly empty?: boolean;
  readonly seed?: boolean;
  /** Folder. */
  readonly buckets?: string;
  /** Folder. */
  readonly nodeSdk?: string;
}

/** Which running sandbox to talk to; the environment and the usual port fill in what is left out. */
export interface SandboxAddress {
  readonly port?: number;
  readonly endpointUrl?: string;
  readonly region?: string;
  /** Print JSON. */
  readonly json?: boolean;
}

/** What giving records to an event source mapping was asked for. */
export interface DeliverRequest extends SandboxAddress {
  readonly kind: 'deliver';
  readonly uuid: string;
  /** Path of a JSON file, `-` for standard input. */
  readonly file: string;
}

/** What looking at deliveries to destinations was asked for. */
export interface DeliveriesRequest extends SandboxAddress {
  readonly kind: 'deliveries';
  /** ARN. */
  readonly destination?: string;
}

type Accept = (request: SandboxRequest | DeliverRequest | DeliveriesRequest) => void;

/** Declares `sandbox` and what belongs to it. */
export function addSandboxCommands(program: Command, accept: Accept): void {
  const sandbox = program
    .command('sandbox')
    .description('serve the sandbox alone, for any AWS client')
    .helpOption('-h, --help', 'print this help')
    .addOption(new Option('--port <number>', 'port on 127.0.0.1').default(9001).argParser(port))
    .option('--data <folder>', 'where its state is kept', nonEmpty)
    .addOption(new Option('--memory', 'keep nothing').conflicts('data'))
    .option('--empty', 'without the sample functions')
    .addOption(new Option('--seed', 'with the sample functions, also beside functions of your own').conflicts('empty'))
    .option('--buckets <folder>', 'code in S3 is looked for here; its folders are buckets', nonEmpty)
    .option('--node-sdk <folder>', 'Node.js handlers find clients of the AWS SDK in its node_modules', nonEmpty)
    .showHelpAfterError(
      'Usage: lambdeck sandbox [--port N] [--data DIR | --memory] [--empty | --seed] [--buckets DIR] [--node-sdk DIR]',
    )
    .enablePositionalOptions()
    .allowExcessArguments(false)
    .addHelpCommand(false)
    .action(options => accept({kind: 'sandbox', ...options}));
  addAddress(sandbox.command('deliver'))
    .description('give records to an event source mapping of a running sandbox, as its source would')
    .argument('<mapping>', 'UUID of the mapping', nonEmpty)
    .argument('<records.json>', 'a JSON list of records, whole or only their data; - reads standard input', nonEmpty)
    .showHelpAfterError('Usage: lambdeck sandbox deliver <mapping-uuid> <records.json> [--port N | --endpoint-url URL]')
    .action((uuid, file, options) => accept({kind: 'deliver', uuid, file, ...options}));
  addAddress(sandbox.command('deliveries'))
    .description('list what functions and mappings of a running sandbox have sent to destinations')
    .option('--destination <arn>', 'only what went there', nonEmpty)
    .showHelpAfterError('Usage: lambdeck sandbox deliveries [--destination ARN] [--port N | --endpoint-url URL]')
    .action(options => accept({kind: 'deliveries', ...options}));
}

function addAddress(command: Command): Command {
  return command
    .helpOption('-h, --help', 'print this help')
    .addOption(new Option('--port <number>', 'port of the sandbox (default: 9001)').argParser(port))
    .addOption(new Option('--endpoint-url <url>', 'URL of the sandbox').argParser(url).conflicts('port'))
    .option('--region <region>', 'AWS region', nonEmpty)
    .option('--json', 'print JSON')
    .allowExcessArguments(false);
}
