import {describe, expect, it} from 'vitest';
import {resolveTelemetryEndpoint} from '../../src/aws/endpoint.ts';
import {regions} from '../../src/aws/regions.ts';
import {readPartitions} from '../support/partitions.ts';

const partitions = readPartitions();

describe('what is known of the partitions is what the SDK knows', () => {
  it('offers every region that is not of an isolated partition', () => {
    const open = partitions.filter(({id}) => !id.startsWith('aws-iso')).flatMap(partition => partition.regions);
    expect(regions.map(({id}) => id).sort()).toEqual([...open].sort());
  });

  it.each(partitions.flatMap(({dnsSuffix, dualStackDnsSuffix}) => [dnsSuffix, dualStackDnsSuffix]))(
    'takes %s for a domain of AWS: keys for it may be used with its other services',
    suffix => {
      const telemetryOf = (lambda: string) =>
        resolveTelemetryEndpoint(
          'cloudwatch_logs',
          {
            flag: undefined,
            env: {},
            profile: {},
            files: {profiles: new Map(), services: new Map(), ssoSessions: new Map()},
          },
          lambda,
        );
      expect(telemetryOf(`https://vpce-1.lambda.some-region-1.vpce.${suffix}`)).toBeUndefined();
      const standIn = `https://lambda.not${suffix}`;
      expect(telemetryOf(standIn)).toBe(standIn);
    },
  );
});
