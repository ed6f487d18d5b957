import type {SeedStep} from '../../../src/sandbox/index.ts';
import {functionInput} from '../../support/sandbox.ts';

const teams = ['ads', 'billing', 'catalog', 'fraud', 'mail', 'media', 'orders', 'search', 'stock', 'users'];
const tasks = ['api', 'batch', 'clean', 'cron', 'email', 'feed', 'index', 'proxy', 'queue', 'sync'];
const runtimes = ['nodejs24.x', 'nodejs22.x', 'python3.13', 'java21', 'provided.al2023'] as const;
const day = 86_400_000;

/** Calls that create so many functions, a multiple of a hundred: what an account of some years looks like. */
export async function manyFunctions(count: number): Promise<SeedStep[]> {
  const input = await functionInput('');
  const now = Date.now();
  return functionNames(count).map((name, index) => ({
    operation: 'CreateFunction',
    input: {
      ...input,
      FunctionName: name,
      Runtime: runtimes[index % runtimes.length] ?? 'nodejs24.x',
      Description: index % 3 === 0 ? `Part ${index} of what the team answers for` : '',
      MemorySize: 128 * (1 + (index % 8)),
      Timeout: 3 + (index % 60),
    },
    // Ages in seconds would change with every frame.
    after: {LastModified: new Date(now - (1 + (index % 300)) * day - index)},
  }));
}

/** Their names in the order the service lists them, short enough for a narrow pane. */
export function functionNames(count: number): string[] {
  const numbers = Array.from({length: count / 100}, (_, number) => String(number).padStart(4, '0'));
  return teams.flatMap(team => tasks.flatMap(task => numbers.map(number => `${team}-${task}-${number}`)));
}
