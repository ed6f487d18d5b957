/** Who is asked for what credentials take from a person. */
export interface CredentialQuestions {
  /** The code that an MFA device, named by its ARN or serial number, shows now. Rejects with a `ProblemError` where none is given. */
  mfaCode(device: string): Promise<string>;
  /** Hears that the code was not taken, and why. */
  refusedCode(why: string): void;
  /** Hears what credentials are waited for, in words; undefined once they no longer are. */
  waitsFor(what: string | undefined): void;
}
