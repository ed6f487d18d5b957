import {existsSync} from 'node:fs';
import {ProblemError} from '../../core/problem.ts';
import {cleanText} from '../../core/text/clean.ts';
import type {ConfigFiles, ProfileSection} from './config-files.ts';

/**
 * Refuses a profile that cannot lead to credentials as it is written, with what is missing and where to put it. Throws a setup
 * problem.
 */
export function checkProfile(name: string, files: ConfigFiles): void {
  for (const visited = [name]; ; ) {
    const current = visited.at(-1) ?? name;
    const section = files.profiles.get(current) ?? {};
    const source = section.role_arn ? section.source_profile : undefined;
    if (source === undefined || source === current) return checkOwn(current, section, files);
    if (!files.profiles.has(source)) throw missingSource(current, source);
    if (visited.includes(source)) throw ring([...visited, source]);
    visited.push(source);
  }
}

function checkOwn(name: string, section: ProfileSection, files: ConfigFiles): void {
  const {web_identity_token_file: tokenFile} = section;
  if (tokenFile && !existsSync(tokenFile)) throw missingTokenFile(name, tokenFile);
  if (section.role_arn && !leadsToRole(section))
    throw missingMember(name, 'source_profile', 'the keys to assume its role with');
  if (!section.sso_session && !section.sso_start_url) return;
  const session = section.sso_session === undefined ? section : files.ssoSessions.get(section.sso_session);
  if (session === undefined) throw missingSession(name, section.sso_session ?? '', files);
  const place = section.sso_session === undefined ? `[profile ${name}]` : `[sso-session ${section.sso_session}]`;
  for (const member of ['sso_start_url', 'sso_region']) {
    if (!session[member])
      throw missing(`${member} is missing`, `${place} has none.`, `Add ${member} to it in ~/.aws/config.`);
  }
  for (const member of ['sso_account_id', 'sso_role_name']) {
    if (!section[member]) throw missingMember(name, member, 'whose keys SSO should give');
  }
}

function leadsToRole({source_profile, credential_source, web_identity_token_file, aws_access_key_id}: ProfileSection) {
  return [source_profile, credential_source, web_identity_token_file, aws_access_key_id].some(Boolean);
}

function missingSource(name: string, source: string): ProblemError {
  return missing(
    `There is no profile "${cleanText(source)}"`,
    `The profile ${cleanText(name)} names it as its source_profile.`,
    `Add [profile ${cleanText(source)}] to ~/.aws/config, or name another.`,
  );
}

function missingSession(name: string, session: string, {ssoSessions}: ConfigFiles): ProblemError {
  const known = [...ssoSessions.keys()].map(cleanText).sort();
  return missing(
    `There is no sso-session "${cleanText(session)}"`,
    `The profile ${cleanText(name)} names it; ${known.length > 0 ? `there are: ${known.join(', ')}` : 'there is none at all'}.`,
    `Add [sso-session ${cleanText(session)}] to ~/.aws/config, or run: aws configure sso --profile ${cleanText(name)}`,
  );
}

function missingMember(name: string, member: string, meaning: string): ProblemError {
  return missing(
    `${member} is missing`,
    `The profile ${cleanText(name)} does not say ${meaning}.`,
    `Add ${member} to [profile ${cleanText(name)}] in ~/.aws/config.`,
  );
}

function missingTokenFile(name: string, path: string): ProblemError {
  return missing(
    'The token is not there',
    `The profile ${cleanText(name)} names ${cleanText(path)} as its web_identity_token_file: there is no such file.`,
    'Name the file that has it.',
  );
}

function ring(names: readonly string[]): ProblemError {
  return missing(
    'The profiles lead in a ring',
    `By source_profile: ${names.map(cleanText).join(' → ')}.`,
    'One of them has to have keys of its own.',
  );
}

function missing(what: string, why: string, tryThis: string): ProblemError {
  return new ProblemError({kind: 'setup', what, why, tryThis});
}
