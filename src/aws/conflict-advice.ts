/**
 * What mends a conflict, by the service's words. Lambda answers 409 for what is there already, for what is still used, and
 * for states that no waiting ends, too: only what is under way is waited for.
 */
const advices: readonly (readonly [message: RegExp, advice: string])[] = [
  [/FunctionUrlConfig exists/iu, 'It has a URL already: edit that on the tab URL, or delete it first.'],
  [/statement id .*already exists/iu, 'Choose another statement id, or remove the statement of that id first.'],
  [/mapping already exists/iu, 'There is a mapping of that source and function: edit it in Mappings.'],
  [/already exists?\b/iu, 'Choose another name, or edit the one there is.'],
  [
    /aliases reference it|pointed by .*alias/iu,
    'Point the aliases that lead to it to another version first (Aliases, e); the review of a deletion names them.',
  ],
  [
    /code signing config\w* .*(?:in use|used by)|code signing configuration: it is used/iu,
    'Take it off its functions first: `:ListFunctionsByCodeSigningConfig` names them.',
  ],
  [
    /capacity provider .*(?:in use|use it|used by)/iu,
    'Take the function versions off it first: `:ListFunctionVersionsByCapacityProvider` names them.',
  ],
  [
    /durable execution.*(?:exist|name|already been started)|execution name/iu,
    'An execution of that name has run already: choose another name.',
  ],
  [
    /checkpoint ?token|stale token|token .*(?:expired|stale|invalid)/iu,
    'The token is of an earlier state: read the execution anew.',
  ],
  [/takes no records until it is Enabled/u, 'Enable the mapping first (Mappings, a).'],
  [/state: Failed/u, 'It stays so: Overview says why it failed; e edits its settings.'],
  [/state: Inactive/u, 'It sleeps: invoke it once, which wakes it, then try again.'],
  [
    /in progress|pending|state: (?:Creating|Updating|Deleting)/iu,
    'Wait until the change under way has ended, then try again.',
  ],
];

/** What to try after a conflict; what nobody knows is looked at, not waited for. */
export function formatConflictAdvice(message: string): string {
  const found = advices.find(([pattern]) => pattern.test(message));
  return found?.[1] ?? 'Look at what is there now, mend what the message names, then try again.';
}
