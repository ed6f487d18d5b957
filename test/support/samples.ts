import {buildSeed} from '../../src/sandbox/samples/index.ts';
import {accountId, region} from './sandbox.ts';

const steps = await buildSeed(region, accountId, new Date());

/** The sample functions, layers and mappings by name, as a sandbox that is seeded makes them. */
export const samples = {
  functions: steps.flatMap(({operation, input}) => (operation === 'CreateFunction' ? [input.FunctionName ?? ''] : [])),
  layers: [
    ...new Set(
      steps.flatMap(({operation, input}) => (operation === 'PublishLayerVersion' ? [input.LayerName ?? ''] : [])),
    ),
  ],
} as const;
