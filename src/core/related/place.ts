import {type Arn, parseArn} from '../format/arn.ts';
import type {OtherPlace} from '../line-opening.ts';
import {quoteWord} from '../text/quote-word.ts';

interface Known {
  readonly name: string;
  readonly command: string;
  readonly path: string;
}

/** What is known of the place that an ARN names; an ARN of a kind that is not known has itself for a name. */
export function toPlace(text: string): OtherPlace {
  const arn = parseArn(text);
  const known = arn === undefined ? undefined : kinds[arn.service]?.(arn, text);
  const region = arn?.region ? ` --region ${arn.region}` : '';
  return {
    title: known === undefined ? text : `${arn?.service} ${known.name}`,
    arn: text,
    command: known && `aws ${known.command}${region}`,
    path: known?.path,
  };
}

const kinds: Readonly<Record<string, (arn: Arn, text: string) => Known | undefined>> = {
  iam: ({resource}) => {
    const name = resource.split('/').at(-1) ?? resource;
    return {
      name,
      command: `iam get-role --role-name ${quoteWord(name)}`,
      path: `/iam/home#/roles/details/${encodeURIComponent(name)}`,
    };
  },
  sqs: ({region, account, resource}) => {
    const url = `https://sqs.${region}.amazonaws.com/${account}/${resource}`;
    return {
      name: resource,
      command: `sqs get-queue-attributes --queue-url ${quoteWord(url)} --attribute-names All`,
      path: `/sqs/v3/home?region=${region}#/queues/${encodeURIComponent(url)}`,
    };
  },
  sns: ({region, resource}, text) => ({
    ...{name: resource, command: `sns get-topic-attributes --topic-arn ${quoteWord(text)}`},
    path: `/sns/v3/home?region=${region}#/topic/${text}`,
  }),
  kinesis: ({region, resource}, text) => {
    const name = resource.split('/')[1] ?? resource;
    return {
      ...{name, command: `kinesis describe-stream-summary --stream-arn ${quoteWord(text)}`},
      path: `/kinesis/home?region=${region}#/streams/details/${encodeURIComponent(name)}/monitoring`,
    };
  },
  dynamodb: ({region, resource}) => {
    const name = resource.split('/')[1] ?? resource;
    return {
      ...{name, command: `dynamodb describe-table --table-name ${quoteWord(name)}`},
      path: `/dynamodbv2/home?region=${region}#table?name=${encodeURIComponent(name)}`,
    };
  },
  s3: ({resource}) => {
    const [name = resource] = resource.split('/');
    return {
      ...{name, command: `s3api get-bucket-notification-configuration --bucket ${quoteWord(name)}`},
      path: `/s3/buckets/${encodeURIComponent(name)}`,
    };
  },
  events: ({region, resource}) => {
    const [kind, ...rest] = resource.split('/');
    const name = rest.at(-1) ?? resource;
    const bus = rest.length > 1 ? rest[0] : undefined;
    const onBus = bus === undefined ? '' : ` --event-bus-name ${quoteWord(bus)}`;
    const command =
      kind === 'rule'
        ? `events describe-rule --name ${quoteWord(name)}${onBus}`
        : `events describe-event-bus --name ${quoteWord(name)}`;
    const path = kind === 'rule' ? `eventbus/${bus ?? 'default'}/rules/${name}` : `eventbus/${name}`;
    return {name: `${kind} ${name}`, command, path: `/events/home?region=${region}#/${path}`};
  },
  'execute-api': ({region, resource}) => {
    const [id = resource] = resource.split('/');
    return {
      ...{name: id, command: `apigateway get-rest-api --rest-api-id ${quoteWord(id)}`},
      path: `/apigateway/main/apis/${id}/resources?api=${id}&region=${region}`,
    };
  },
  kafka: ({region, resource}, text) => ({
    ...{
      name: resource.split('/')[1] ?? resource,
      command: `kafka describe-cluster-v2 --cluster-arn ${quoteWord(text)}`,
    },
    path: `/msk/home?region=${region}#/cluster/${text}/view`,
  }),
  cloudformation: ({region, resource}, text) => ({
    ...{
      name: resource.split('/')[1] ?? resource,
      command: `cloudformation describe-stacks --stack-name ${quoteWord(text)}`,
    },
    path: `/cloudformation/home?region=${region}#/stacks/stackinfo?stackId=${encodeURIComponent(text)}`,
  }),
};
