/** The parts of an Amazon resource name; `resource` is all after the account and may hold colons and slashes. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** The parts of `arn:partition:service:region:account:resource`; undefined when it is none. */
export function parseArn(text: unknown): Arn | undefined {
  if (typeof text !== 'string') return undefined;
  const [prefix, partition, service, region, account, ...resource] = text.split(':');
  if (prefix !== 'arn' || !partition || !service || resource.length === 0) return undefined;
  return {partition, service, region: region ?? '', account: account ?? '', resource: resource.join(':')};
}

/** Name and qualifier (version or alias) of a function's, version's or alias's ARN. */
export function parseFunctionArn(text: unknown): {readonly name: string; readonly qualifier?: string} | undefined {
  const [kind, name, qualifier] = parseArn(text)?.resource.split(':') ?? [];
  if (kind !== 'function' || !name) return undefined;
  return qualifier ? {name, qualifier} : {name};
}

/**
 * The function that an address means, as people have it at hand: an ARN, whole or from the account on, the log group
 * `/aws/lambda/NAME`, or `NAME:QUALIFIER`. Undefined for a plain name, which needs no reading.
 */
export function readFunctionAddress(text: string): {readonly name: string; readonly qualifier?: string} | undefined {
  const match =
    /^(?:arn:[^:]*:logs:[^:]*:[^:]*:log-group:)?\/aws\/lambda\/([\w-]+)(?::\*)?$/.exec(text) ??
    /^(?:arn:[^:]+:lambda:[^:]*:)?(?:\d{12}:)?function:([\w-]+)(?::([\w$-]+))?$/.exec(text) ??
    /^([\w-]+):([\w$-]+)$/.exec(text);
  const [, name, qualifier] = match ?? [];
  if (name === undefined) return undefined;
  return qualifier === undefined ? {name} : {name, qualifier};
}

/** Whether two ARNs name the same function, whatever version or alias of it. */
export function isSameFunction(one: unknown, other: unknown): boolean {
  const name = parseFunctionArn(one)?.name;
  const unqualified = (arn: unknown) => String(arn).split(':').slice(0, 7).join(':');
  return name !== undefined && unqualified(one) === unqualified(other);
}

/** The layer's ARN, its name and the version's number, of a layer version's ARN. */
export function parseLayerVersionArn(
  text: unknown,
): {readonly layerArn: string; readonly name: string; readonly version: string} | undefined {
  const match = typeof text === 'string' ? /^(arn:.+:layer:([^:]+)):(\d+)$/.exec(text) : null;
  const [, layerArn, name, version] = match ?? [];
  if (layerArn === undefined || name === undefined || version === undefined) return undefined;
  return {layerArn, name, version};
}

/**
 * An ARN short enough to read: `sqs orders-dlq`, `lambda orders-api:live`, `iam role/orders-api`.
 * What is no ARN stays as it is.
 */
export function formatShortArn(text: string): string {
  const arn = parseArn(text);
  if (arn === undefined) return text;
  const resource = arn.service === 'lambda' ? arn.resource.replace(/^(function|layer):/, '') : arn.resource;
  return `${arn.service} ${resource}`;
}
