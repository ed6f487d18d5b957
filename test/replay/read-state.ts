import type {Lambda} from '@aws-sdk/client-lambda';

/** Members that no two services give the same: times, revisions, ids and addresses that they make up. */
const ownMembers =
  /^(LastModified\w*|\w*Time|\w*Date|RevisionId|UUID|Location|FunctionUrl|CodeSigningConfigI[dD]|CodeSigningConfigArn|\$metadata|EventSourceMappingArn|StateReason\w*|LastUpdateStatus\w*|State|ConfigSha256)$/;

/** Everything an account has in a sandbox, without what no two services give the same. */
export async function readState(lambda: Lambda): Promise<unknown> {
  const {Functions = []} = await lambda.listFunctions({});
  const functions = Functions.map(({FunctionName = ''}) => readFunction(lambda, FunctionName));
  const {Layers = []} = await lambda.listLayers({});
  const layers = Layers.map(({LayerName = ''}) => readLayer(lambda, LayerName));
  return toComparable({
    functions: await Promise.all(functions),
    layers: await Promise.all(layers),
    mappings: (await lambda.listEventSourceMappings({})).EventSourceMappings,
    signing: (await lambda.listCodeSigningConfigs({})).CodeSigningConfigs,
  });
}

async function readFunction(lambda: Lambda, FunctionName: string) {
  const of = {FunctionName};
  return {
    whole: await lambda.getFunction(of),
    versions: (await lambda.listVersionsByFunction(of)).Versions,
    aliases: (await lambda.listAliases(of)).Aliases,
    policy: await orAbsent(lambda.getPolicy(of)),
    concurrency: await lambda.getFunctionConcurrency(of),
    provisioned: await lambda.listProvisionedConcurrencyConfigs(of),
    asynchronous: await lambda.listFunctionEventInvokeConfigs(of),
    urls: await lambda.listFunctionUrlConfigs(of),
    runtime: await lambda.getRuntimeManagementConfig(of),
    signing: await orAbsent(lambda.getFunctionCodeSigningConfig(of)),
  };
}

async function readLayer(lambda: Lambda, LayerName: string) {
  const {LayerVersions = []} = await lambda.listLayerVersions({LayerName});
  const policies = LayerVersions.map(({Version}) =>
    orAbsent(lambda.getLayerVersionPolicy({LayerName, VersionNumber: Version})),
  );
  return {LayerVersions, policies: await Promise.all(policies)};
}

function orAbsent<Answer>(answer: Promise<Answer>): Promise<Answer | string> {
  return answer.catch((error: Error) => error.name);
}

function toComparable(state: unknown): unknown {
  return JSON.parse(JSON.stringify(state, (name, value) => (ownMembers.test(name) ? undefined : value)));
}
