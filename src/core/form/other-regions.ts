import {parseArn} from '../format/arn.ts';

/** Members whose ARN has to be of the region that is called: the service does not reach into another. */
const regional = [
  ...['FunctionName', 'FunctionArn', 'Resource', 'ResourceArn', 'EventSourceArn', 'CodeSigningConfigArn'],
  ...['LayerName', 'Layers', 'Arn'],
];

/** What is wrong, by path, with ARNs of other regions than the one that is called. */
export function otherRegions(input: Readonly<Record<string, unknown>>, region: string): Record<string, string> {
  const values = regional.flatMap(name => {
    const value = input[name];
    if (!Array.isArray(value)) return [[name, value] as const];
    return value.map((item: unknown, index) => [`${name}[${index}]`, item] as const);
  });
  return Object.fromEntries(
    values.flatMap(([path, value]) => {
      const other = parseArn(value)?.region ?? '';
      if (other === '' || other === region) return [];
      return [[path, `is of ${other}, but this goes to ${region}: R changes the region`]];
    }),
  );
}
