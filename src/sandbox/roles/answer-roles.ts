import type {HttpAnswer} from '../wire/message.ts';
import {managed, ownPolicy, toUniqueId, trust} from './role-documents.ts';

/** What answering about roles needs. */
interface RolesContext {
  /** The ARNs of the roles that functions have. */
  readonly roles: readonly string[];
  readonly requestId: string;
}

/** What is read of an answer: texts, lists, and members by their names. */
type Answer = string | number | boolean | readonly Answer[] | {readonly [Name in string]: Answer};

/** What is asked for is not there (IAM's common errors): HTTP 404. */
class NoSuchEntity extends Error {}

const namespace = 'https://iam.amazonaws.com/doc/2010-05-08/';
/** When all of it is said to have been made: nobody has made it. */
const made = '2025-01-15T09:00:00Z';

const answers: Readonly<Record<string, (form: URLSearchParams, context: RolesContext) => Answer>> = {
  GetRole: (form, context) => ({Role: describeRole(requireRole(form, context))}),
  ListRolePolicies(form, context) {
    requireRole(form, context);
    return {PolicyNames: [ownPolicy.name], IsTruncated: false};
  },
  GetRolePolicy(form, context) {
    const {name} = requireRole(form, context);
    const PolicyName = form.get('PolicyName') ?? '';
    if (PolicyName !== ownPolicy.name)
      throw new NoSuchEntity(`The role policy with name ${PolicyName} cannot be found.`);
    return {RoleName: name, PolicyName, PolicyDocument: encodeDocument(ownPolicy.document)};
  },
  ListAttachedRolePolicies(form, context) {
    requireRole(form, context);
    const AttachedPolicies = Object.keys(managed).map(path => ({
      PolicyName: toPolicyName(path),
      PolicyArn: `arn:aws:iam::aws:policy/${path}`,
    }));
    return {AttachedPolicies, IsTruncated: false};
  },
  GetPolicy(form) {
    const {arn, path} = requirePolicy(form);
    const name = toPolicyName(path);
    return {
      Policy: {
        ...{PolicyName: name, PolicyId: toUniqueId('ANPA', name), Arn: arn, DefaultVersionId: 'v1'},
        ...{Path: `/${path.slice(0, -name.length)}`, AttachmentCount: 1, IsAttachable: true},
        ...{CreateDate: made, UpdateDate: made},
      },
    };
  },
  GetPolicyVersion(form) {
    const {path} = requirePolicy(form);
    const VersionId = form.get('VersionId') ?? '';
    if (VersionId !== 'v1') throw new NoSuchEntity(`Policy version ${VersionId} does not exist.`);
    const Document = encodeDocument(managed[path] ?? {});
    return {PolicyVersion: {Document, VersionId, IsDefaultVersion: true, CreateDate: made}};
  },
};

/** Answers what is asked of IAM about the roles of functions, by its query protocol; undefined for anything else. */
export function answerRoles(form: URLSearchParams, context: RolesContext): HttpAnswer | undefined {
  const action = form.get('Action') ?? '';
  const answer = Object.hasOwn(answers, action) ? answers[action] : undefined;
  if (answer === undefined) return undefined;
  const metadata = `<RequestId>${context.requestId}</RequestId>`;
  try {
    const result = formatElements({[`${action}Result`]: answer(form, context)});
    const inner = `${result}<ResponseMetadata>${metadata}</ResponseMetadata>`;
    return toXml(200, `<${action}Response xmlns="${namespace}">${inner}</${action}Response>`);
  } catch (error) {
    if (!(error instanceof NoSuchEntity)) throw error;
    const failure = formatElements({Error: {Type: 'Sender', Code: 'NoSuchEntity', Message: error.message}});
    return toXml(404, `<ErrorResponse xmlns="${namespace}">${failure}${metadata}</ErrorResponse>`);
  }
}

function requireRole(form: URLSearchParams, {roles}: RolesContext): {readonly name: string; readonly arn: string} {
  const name = form.get('RoleName') ?? '';
  const arn = roles.find(role => role.split('/').at(-1) === name);
  if (name === '' || arn === undefined) throw new NoSuchEntity(`The role with name ${name} cannot be found.`);
  return {name, arn};
}

function describeRole({name, arn}: {readonly name: string; readonly arn: string}): Answer {
  const path = arn.slice(arn.indexOf(':role/') + ':role'.length, -name.length);
  return {
    ...{Path: path, RoleName: name, RoleId: toUniqueId('AROA', name), Arn: arn, CreateDate: made},
    ...{AssumeRolePolicyDocument: encodeDocument(trust), MaxSessionDuration: 3600},
  };
}

function requirePolicy(form: URLSearchParams): {readonly arn: string; readonly path: string} {
  const arn = form.get('PolicyArn') ?? '';
  const path = arn.replace(/^arn:aws[\w-]*:iam::aws:policy\//, '');
  if (!Object.hasOwn(managed, path)) throw new NoSuchEntity(`Policy ${arn} was not found.`);
  return {arn, path};
}

function toPolicyName(path: string): string {
  return path.split('/').at(-1) ?? path;
}

/** Documents are encoded as parts of an address (RFC 3986; GetRole, API reference). */
function encodeDocument(document: object): string {
  return encodeURIComponent(JSON.stringify(document));
}

function formatElements(answer: Answer): string {
  if (Array.isArray(answer)) return answer.map(item => `<member>${formatElements(item)}</member>`).join('');
  if (typeof answer !== 'object') return String(answer).replace(/[<>&"']/g, sign => `&#${sign.charCodeAt(0)};`);
  return Object.entries(answer)
    .map(([name, value]) => `<${name}>${formatElements(value)}</${name}>`)
    .join('');
}

function toXml(status: number, body: string): HttpAnswer {
  return {status, headers: {'content-type': 'text/xml'}, body};
}
