import {type Problem, ProblemError} from '../../core/problem.ts';
import type {FunctionRole, RolePart, RolePolicy} from '../../core/roles/role.ts';
import {askIam, findIamPlace, type IamPlace, type SignedAccess} from '../ask-iam.ts';
import type {ConnectionSettings} from '../connection.ts';
import {describeProblem} from '../describe-problem.ts';
import {repeatRead} from '../metrics/repeat-read.ts';

type Ask = (action: string, form: Readonly<Record<string, string>>) => Promise<string>;

/** Reads who may take a role and what it may do; each part that may not be read says why. Rejects with a `ProblemError`. */
export async function readRole(reading: SignedAccess, RoleName: string, signal: AbortSignal): Promise<FunctionRole> {
  const ask = createAsk(reading, signal);
  const [trust, own, attached] = await Promise.all([
    toPart(async () => decode(find(await ask('GetRole', {RoleName}), 'AssumeRolePolicyDocument'))),
    toPart(() => readOwn(ask, RoleName)),
    toPart(() => readAttached(ask, RoleName)),
  ]);
  return {trust, own, attached};
}

async function readOwn(ask: Ask, RoleName: string): Promise<readonly RolePolicy[]> {
  const pages = await readPages(ask, 'ListRolePolicies', RoleName);
  const names = pages.flatMap(page => findAll(page, 'member'));
  return Promise.all(
    names.map(async name => ({
      name,
      arn: undefined,
      document: await toPart(async () =>
        decode(find(await ask('GetRolePolicy', {RoleName, PolicyName: name}), 'PolicyDocument')),
      ),
    })),
  );
}

async function readAttached(ask: Ask, RoleName: string): Promise<readonly RolePolicy[]> {
  const pages = await readPages(ask, 'ListAttachedRolePolicies', RoleName);
  return Promise.all(
    pages
      .flatMap(page => findAll(page, 'member'))
      .map(async member => {
        const arn = find(member, 'PolicyArn');
        return {name: find(member, 'PolicyName'), arn, document: await toPart(() => readDocument(ask, arn))};
      }),
  );
}

/** The document of the version that holds. */
async function readDocument(ask: Ask, PolicyArn: string): Promise<string> {
  const VersionId = find(await ask('GetPolicy', {PolicyArn}), 'DefaultVersionId');
  return decode(find(await ask('GetPolicyVersion', {PolicyArn, VersionId}), 'Document'));
}

async function readPages(ask: Ask, action: string, RoleName: string): Promise<readonly string[]> {
  const pages: string[] = [];
  let marker = '';
  do {
    const page = await ask(action, {RoleName, ...(marker !== '' && {Marker: marker})});
    pages.push(page);
    marker = find(page, 'IsTruncated') === 'true' ? find(page, 'Marker') : '';
  } while (marker !== '');
  return pages;
}

function createAsk({clients, connection}: SignedAccess, signal: AbortSignal): Ask {
  return async (operation, form) => {
    const place = findIamPlace(connection);
    if (place === undefined) throw new ProblemError(describeUnknownPlace(connection.region));
    try {
      return await repeatRead(() => send(clients, {operation, form, place, connection}, signal), signal);
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      throw new ProblemError(describeProblem(error, toAttempt(operation, connection, place), signal), {cause: error});
    }
  };
}

interface Sending {
  readonly operation: string;
  readonly form: Readonly<Record<string, string>>;
  readonly place: IamPlace;
  readonly connection: ConnectionSettings;
}

async function send(
  clients: SignedAccess['clients'],
  {operation, form, place, connection}: Sending,
  signal: AbortSignal,
): Promise<string> {
  try {
    const {settings} = await clients();
    const {status, body} = await askIam(settings, place, {Action: operation, ...form}, signal);
    if (status === 200) return body;
    throw toError(status, body);
  } catch (error) {
    throw new ProblemError(describeProblem(error, toAttempt(operation, connection, place), signal), {cause: error});
  }
}

function toAttempt(operation: string, connection: ConnectionSettings, {url}: IamPlace) {
  return {operation, actions: 'iam' as const, changes: false, inDialog: true, connection, host: url.hostname};
}

/** An answer of the service as the error that a client of it would throw. */
function toError(status: number, body: string): Error {
  const error = new Error(find(body, 'Message') || `HTTP ${status}`);
  const requestId = find(body, 'RequestId');
  const $metadata = {httpStatusCode: status, ...(requestId !== '' && {requestId})};
  return Object.assign(error, {name: find(body, 'Code') || 'UnknownError', $fault: 'client', $metadata});
}

async function toPart<Value>(work: () => Promise<Value>): Promise<RolePart<Value>> {
  try {
    return {value: await work()};
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return {problem: error.problem};
  }
}

function describeUnknownPlace(region: string): Problem {
  const why = `Where IAM is for ${region} is not known here.`;
  return {kind: 'unsupported', what: 'The role cannot be read', why, tryThis: 'Ask with the AWS CLI.'};
}

/** The text of an element, the first of that name; empty where there is none. */
function find(xml: string, name: string): string {
  return findAll(xml, name)[0] ?? '';
}

function findAll(xml: string, name: string): readonly string[] {
  const found = [...xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))];
  return found.map(([, inner = '']) => (inner.includes('<') ? inner : unescapeXml(inner)));
}

const entities: Readonly<Record<string, string>> = {lt: '<', gt: '>', amp: '&', quot: '"', apos: "'"};

function unescapeXml(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-fA-F]+)|(\w+));/g, (whole, decimal, hex, name) => {
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return name === undefined ? String.fromCodePoint(code) : (entities[name] ?? whole);
  });
}

/** Documents are encoded as parts of an address. */
function decode(document: string): string {
  try {
    return decodeURIComponent(document);
  } catch {
    return document;
  }
}
